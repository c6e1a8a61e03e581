import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('evidence', '0008_api_tokens'),
        ('hypotheses', '0002_preferences'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalTieReading',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('key', models.SlugField(blank=True, help_text="The reading's key in the study. Left empty, one is made.")),
                ('valid', models.CharField(blank=True, help_text='For what time it holds: 1951-09/1959, or 1960/.. where it went on. Without it the reading belongs to no date, and is listed and not drawn.', max_length=100, verbose_name='valid (EDTF)')),
                ('valid_earliest', models.DateField(blank=True, editable=False, help_text='The first day for which it holds.', null=True)),
                ('valid_latest', models.DateField(blank=True, editable=False, help_text='The last day for which it holds.', null=True)),
                ('basis', models.CharField(choices=[('stated', 'Stated by the author'), ('implied', 'Implied by the author'), ('inferred', 'Inferred by the coder')], default='inferred', help_text='Whether the author of the study states or implies it, or the coder infers it.', max_length=8)),
                ('is_illustrative', models.BooleanField(default=False, help_text='Set down to show how the method works, and not as a finding. Results say so.', verbose_name='illustrative')),
                ('rationale', models.TextField(blank=True, help_text='Why, in a sentence or two.')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Submitted'), ('superseded', 'Superseded by a later one'), ('withdrawn', 'Withdrawn')], default='submitted', help_text='Only submitted readings count. A draft is seen by its coder alone.', max_length=10)),
                ('strength', models.PositiveSmallIntegerField(choices=[(0, '0: none, or disowned'), (1, '1: unilateral or ad hoc measures'), (2, '2: declared policy, or forces engaged without a treaty'), (3, '3: treaty'), (4, '4: treaty with a clear defence duty and forces')], help_text='How strong it was, from 0 to 4.')),
                ('picture', models.CharField(choices=[('actual', 'As it was'), ('ideal', 'As somebody wished it')], default='actual', help_text='The tie as it was, or as somebody wished it to be.', max_length=6)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('coder', models.ForeignKey(blank=True, db_constraint=False, help_text='The coder who reads it so.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='evidence.coder')),
                ('first', models.ForeignKey(blank=True, db_constraint=False, help_text='One of the two states.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='hypotheses.state')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ideal_of', models.ForeignKey(blank=True, db_constraint=False, help_text='Whose wish it was; of an ideal tie only.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='hypotheses.state')),
                ('second', models.ForeignKey(blank=True, db_constraint=False, help_text='The other. A tie has no direction.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='hypotheses.state')),
                ('study', models.ForeignKey(blank=True, db_constraint=False, help_text='The study that this row belongs to.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='evidence.study')),
            ],
            options={
                'verbose_name': 'historical tie reading',
                'verbose_name_plural': 'historical tie readings',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalWillingnessReading',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('key', models.SlugField(blank=True, help_text="The reading's key in the study. Left empty, one is made.")),
                ('valid', models.CharField(blank=True, help_text='For what time it holds: 1951-09/1959, or 1960/.. where it went on. Without it the reading belongs to no date, and is listed and not drawn.', max_length=100, verbose_name='valid (EDTF)')),
                ('valid_earliest', models.DateField(blank=True, editable=False, help_text='The first day for which it holds.', null=True)),
                ('valid_latest', models.DateField(blank=True, editable=False, help_text='The last day for which it holds.', null=True)),
                ('basis', models.CharField(choices=[('stated', 'Stated by the author'), ('implied', 'Implied by the author'), ('inferred', 'Inferred by the coder')], default='inferred', help_text='Whether the author of the study states or implies it, or the coder infers it.', max_length=8)),
                ('is_illustrative', models.BooleanField(default=False, help_text='Set down to show how the method works, and not as a finding. Results say so.', verbose_name='illustrative')),
                ('rationale', models.TextField(blank=True, help_text='Why, in a sentence or two.')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Submitted'), ('superseded', 'Superseded by a later one'), ('withdrawn', 'Withdrawn')], default='submitted', help_text='Only submitted readings count. A draft is seen by its coder alone.', max_length=10)),
                ('willingness', models.PositiveSmallIntegerField(choices=[(0, '0: refuses'), (1, '1: reluctant'), (2, '2: selective, with some of them'), (3, '3: general'), (4, '4: stepping up its efforts')], help_text='How willing it was, from 0 to 4.')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('coder', models.ForeignKey(blank=True, db_constraint=False, help_text='The coder who reads it so.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='evidence.coder')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('state', models.ForeignKey(blank=True, db_constraint=False, help_text='The state.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='hypotheses.state')),
                ('study', models.ForeignKey(blank=True, db_constraint=False, help_text='The study that this row belongs to.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='evidence.study')),
            ],
            options={
                'verbose_name': 'historical willingness reading',
                'verbose_name_plural': 'historical willingness readings',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='TieReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(blank=True, help_text="The reading's key in the study. Left empty, one is made.")),
                ('valid', models.CharField(blank=True, help_text='For what time it holds: 1951-09/1959, or 1960/.. where it went on. Without it the reading belongs to no date, and is listed and not drawn.', max_length=100, verbose_name='valid (EDTF)')),
                ('valid_earliest', models.DateField(blank=True, editable=False, help_text='The first day for which it holds.', null=True)),
                ('valid_latest', models.DateField(blank=True, editable=False, help_text='The last day for which it holds.', null=True)),
                ('basis', models.CharField(choices=[('stated', 'Stated by the author'), ('implied', 'Implied by the author'), ('inferred', 'Inferred by the coder')], default='inferred', help_text='Whether the author of the study states or implies it, or the coder infers it.', max_length=8)),
                ('is_illustrative', models.BooleanField(default=False, help_text='Set down to show how the method works, and not as a finding. Results say so.', verbose_name='illustrative')),
                ('rationale', models.TextField(blank=True, help_text='Why, in a sentence or two.')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Submitted'), ('superseded', 'Superseded by a later one'), ('withdrawn', 'Withdrawn')], default='submitted', help_text='Only submitted readings count. A draft is seen by its coder alone.', max_length=10)),
                ('strength', models.PositiveSmallIntegerField(choices=[(0, '0: none, or disowned'), (1, '1: unilateral or ad hoc measures'), (2, '2: declared policy, or forces engaged without a treaty'), (3, '3: treaty'), (4, '4: treaty with a clear defence duty and forces')], help_text='How strong it was, from 0 to 4.')),
                ('picture', models.CharField(choices=[('actual', 'As it was'), ('ideal', 'As somebody wished it')], default='actual', help_text='The tie as it was, or as somebody wished it to be.', max_length=6)),
                ('coder', models.ForeignKey(help_text='The coder who reads it so.', on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='evidence.coder')),
                ('first', models.ForeignKey(help_text='One of the two states.', on_delete=django.db.models.deletion.PROTECT, related_name='ties_as_first', to='hypotheses.state')),
                ('ideal_of', models.ForeignKey(blank=True, help_text='Whose wish it was; of an ideal tie only.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ideal_ties', to='hypotheses.state')),
                ('second', models.ForeignKey(help_text='The other. A tie has no direction.', on_delete=django.db.models.deletion.PROTECT, related_name='ties_as_second', to='hypotheses.state')),
                ('study', models.ForeignKey(help_text='The study that this row belongs to.', on_delete=django.db.models.deletion.PROTECT, to='evidence.study')),
            ],
            options={
                'ordering': ('study', 'key', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='TieAttestation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('passage', models.ForeignKey(help_text='The passage read.', on_delete=django.db.models.deletion.PROTECT, related_name='tie_attestations', to='evidence.passage')),
                ('study', models.ForeignKey(help_text='The study that this row belongs to.', on_delete=django.db.models.deletion.PROTECT, to='evidence.study')),
                ('reading', models.ForeignKey(help_text='The reading.', on_delete=django.db.models.deletion.CASCADE, related_name='attestations', to='hypotheses.tiereading')),
            ],
            options={
                'ordering': ('study', 'reading', 'passage', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='HistoricalTieAttestation',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('passage', models.ForeignKey(blank=True, db_constraint=False, help_text='The passage read.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='evidence.passage')),
                ('study', models.ForeignKey(blank=True, db_constraint=False, help_text='The study that this row belongs to.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='evidence.study')),
                ('reading', models.ForeignKey(blank=True, db_constraint=False, help_text='The reading.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='hypotheses.tiereading')),
            ],
            options={
                'verbose_name': 'historical tie attestation',
                'verbose_name_plural': 'historical tie attestations',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='WillingnessReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(blank=True, help_text="The reading's key in the study. Left empty, one is made.")),
                ('valid', models.CharField(blank=True, help_text='For what time it holds: 1951-09/1959, or 1960/.. where it went on. Without it the reading belongs to no date, and is listed and not drawn.', max_length=100, verbose_name='valid (EDTF)')),
                ('valid_earliest', models.DateField(blank=True, editable=False, help_text='The first day for which it holds.', null=True)),
                ('valid_latest', models.DateField(blank=True, editable=False, help_text='The last day for which it holds.', null=True)),
                ('basis', models.CharField(choices=[('stated', 'Stated by the author'), ('implied', 'Implied by the author'), ('inferred', 'Inferred by the coder')], default='inferred', help_text='Whether the author of the study states or implies it, or the coder infers it.', max_length=8)),
                ('is_illustrative', models.BooleanField(default=False, help_text='Set down to show how the method works, and not as a finding. Results say so.', verbose_name='illustrative')),
                ('rationale', models.TextField(blank=True, help_text='Why, in a sentence or two.')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Submitted'), ('superseded', 'Superseded by a later one'), ('withdrawn', 'Withdrawn')], default='submitted', help_text='Only submitted readings count. A draft is seen by its coder alone.', max_length=10)),
                ('willingness', models.PositiveSmallIntegerField(choices=[(0, '0: refuses'), (1, '1: reluctant'), (2, '2: selective, with some of them'), (3, '3: general'), (4, '4: stepping up its efforts')], help_text='How willing it was, from 0 to 4.')),
                ('coder', models.ForeignKey(help_text='The coder who reads it so.', on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='evidence.coder')),
                ('state', models.ForeignKey(help_text='The state.', on_delete=django.db.models.deletion.PROTECT, related_name='willingness_readings', to='hypotheses.state')),
                ('study', models.ForeignKey(help_text='The study that this row belongs to.', on_delete=django.db.models.deletion.PROTECT, to='evidence.study')),
            ],
            options={
                'ordering': ('study', 'key', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='WillingnessAttestation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('passage', models.ForeignKey(help_text='The passage read.', on_delete=django.db.models.deletion.PROTECT, related_name='willingness_attestations', to='evidence.passage')),
                ('study', models.ForeignKey(help_text='The study that this row belongs to.', on_delete=django.db.models.deletion.PROTECT, to='evidence.study')),
                ('reading', models.ForeignKey(help_text='The reading.', on_delete=django.db.models.deletion.CASCADE, related_name='attestations', to='hypotheses.willingnessreading')),
            ],
            options={
                'ordering': ('study', 'reading', 'passage', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='HistoricalWillingnessAttestation',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('passage', models.ForeignKey(blank=True, db_constraint=False, help_text='The passage read.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='evidence.passage')),
                ('study', models.ForeignKey(blank=True, db_constraint=False, help_text='The study that this row belongs to.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='evidence.study')),
                ('reading', models.ForeignKey(blank=True, db_constraint=False, help_text='The reading.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='hypotheses.willingnessreading')),
            ],
            options={
                'verbose_name': 'historical willingness attestation',
                'verbose_name_plural': 'historical willingness attestations',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddConstraint(
            model_name='tiereading',
            constraint=models.UniqueConstraint(fields=('study', 'key'), name='hypotheses_tiereading_key_once', violation_error_code='doubled', violation_error_message='The study already has a reading of a tie of this key.'),
        ),
        migrations.AddConstraint(
            model_name='tiereading',
            constraint=models.CheckConstraint(condition=models.Q(('key', ''), _negated=True), name='hypotheses_tiereading_key_filled', violation_error_code='empty', violation_error_message='Key must not be empty.'),
        ),
        migrations.AddConstraint(
            model_name='tiereading',
            constraint=models.CheckConstraint(condition=models.Q(('first', models.F('second')), _negated=True), name='hypotheses_tiereading_between_two_states', violation_error_code='tie-with-itself', violation_error_message='A tie joins two states. Choose another state for one of its ends.'),
        ),
        migrations.AddConstraint(
            model_name='tiereading',
            constraint=models.CheckConstraint(condition=models.Q(('strength__gte', 0), ('strength__lte', 4)), name='hypotheses_tiereading_strength_on_the_scale', violation_error_code='not-listed', violation_error_message='The value must be a whole number from 0 to 4.'),
        ),
        migrations.AddConstraint(
            model_name='tiereading',
            constraint=models.CheckConstraint(condition=models.Q(('picture__in', ['actual', 'ideal'])), name='hypotheses_tiereading_picture_listed', violation_error_code='not-listed', violation_error_message='Picture must be one of: actual, ideal.'),
        ),
        migrations.AddConstraint(
            model_name='tiereading',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('picture', 'ideal'), ('ideal_of__isnull', False)), models.Q(models.Q(('picture', 'ideal'), _negated=True), models.Q(('ideal_of__isnull', False), _negated=True)), _connector='OR'), name='hypotheses_tiereading_ideal_is_somebodys', violation_error_code='ideal-is-somebodys', violation_error_message="An ideal tie is some state's wish: say whose. A tie as it was is nobody's."),
        ),
        migrations.AddConstraint(
            model_name='tiereading',
            constraint=models.CheckConstraint(condition=models.Q(('valid_earliest__isnull', True), ('valid_latest__isnull', True), ('valid_earliest__lte', models.F('valid_latest')), _connector='OR'), name='hypotheses_tiereading_begins_before_it_ends', violation_error_code='reversed', violation_error_message='What a reading says must not end before it begins.'),
        ),
        migrations.AddConstraint(
            model_name='tiereading',
            constraint=models.CheckConstraint(condition=models.Q(('basis__in', ['stated', 'implied', 'inferred'])), name='hypotheses_tiereading_basis_listed', violation_error_code='not-listed', violation_error_message='Basis must be one of: stated, implied, inferred.'),
        ),
        migrations.AddConstraint(
            model_name='tiereading',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'submitted', 'superseded', 'withdrawn'])), name='hypotheses_tiereading_status_listed', violation_error_code='not-listed', violation_error_message='Status must be one of: draft, submitted, superseded, withdrawn.'),
        ),
        migrations.AddConstraint(
            model_name='tieattestation',
            constraint=models.UniqueConstraint(fields=('reading', 'passage'), name='hypotheses_tieattestation_once', violation_error_code='doubled', violation_error_message='This passage already stands under the reading.'),
        ),
        migrations.AddConstraint(
            model_name='willingnessreading',
            constraint=models.UniqueConstraint(fields=('study', 'key'), name='hypotheses_willingnessreading_key_once', violation_error_code='doubled', violation_error_message='The study already has a reading of willingness of this key.'),
        ),
        migrations.AddConstraint(
            model_name='willingnessreading',
            constraint=models.CheckConstraint(condition=models.Q(('key', ''), _negated=True), name='hypotheses_willingnessreading_key_filled', violation_error_code='empty', violation_error_message='Key must not be empty.'),
        ),
        migrations.AddConstraint(
            model_name='willingnessreading',
            constraint=models.CheckConstraint(condition=models.Q(('willingness__gte', 0), ('willingness__lte', 4)), name='hypotheses_willingnessreading_willingness_on_the_scale', violation_error_code='not-listed', violation_error_message='The value must be a whole number from 0 to 4.'),
        ),
        migrations.AddConstraint(
            model_name='willingnessreading',
            constraint=models.CheckConstraint(condition=models.Q(('valid_earliest__isnull', True), ('valid_latest__isnull', True), ('valid_earliest__lte', models.F('valid_latest')), _connector='OR'), name='hypotheses_willingnessreading_begins_before_it_ends', violation_error_code='reversed', violation_error_message='What a reading says must not end before it begins.'),
        ),
        migrations.AddConstraint(
            model_name='willingnessreading',
            constraint=models.CheckConstraint(condition=models.Q(('basis__in', ['stated', 'implied', 'inferred'])), name='hypotheses_willingnessreading_basis_listed', violation_error_code='not-listed', violation_error_message='Basis must be one of: stated, implied, inferred.'),
        ),
        migrations.AddConstraint(
            model_name='willingnessreading',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'submitted', 'superseded', 'withdrawn'])), name='hypotheses_willingnessreading_status_listed', violation_error_code='not-listed', violation_error_message='Status must be one of: draft, submitted, superseded, withdrawn.'),
        ),
        migrations.AddConstraint(
            model_name='willingnessattestation',
            constraint=models.UniqueConstraint(fields=('reading', 'passage'), name='hypotheses_willingnessattestation_once', violation_error_code='doubled', violation_error_message='This passage already stands under the reading.'),
        ),
    ]
