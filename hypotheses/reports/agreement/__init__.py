"""How far the coders of a study agree: on judgements, unit by unit, and on which stretches of text carry a code."""

from hypotheses.reports.agreement.report import AgreementReport, agreement_report

__all__ = ["AgreementReport", "agreement_report"]
