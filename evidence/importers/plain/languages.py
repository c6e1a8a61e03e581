"""Which characters are common in a language, to tell its encodings apart."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

_HIRAGANA = "".join(map(chr, range(0x3041, 0x3094)))
_KATAKANA = "".join(map(chr, range(0x30A1, 0x30F7))) + "ー"
#: CJK punctuation that no language has for itself.
_STOPS = "、。「」『』（）・，．：；？！―…〇々　“”‘’《》〈〉【】〔〕—·～"

_KANJI = (
    "日一国会人年大十二本中長出三時行見月後前生五間上東四今金九入学円子外八六下来気小七山話女北午先名川千水半電語"
    "事議民連対部合市内相定回選米実決全表戦経最現調化当約首法性要制治務成期取都和機平加受続進数記初指権支産点報済活"
    "原共得解交資予向際勝面告反判認参利組信在件側任引求所次論官増係感情投示変打直両式確果容必演歳争談能位置流格過局"
    "放常状与供役構割身費付由説難収断石違消神規術備害配警育席訪残想線安保障条的政関重同体主理意方新文考軍書発立開強"
    "不問題度自動通作分場代使世界高以手力心目持思言用知地各国省臣使公館総理衆院島朝鮮韓台湾華沖縄軍備独講兵基域閣僚"
)
_SIMPLIFIED = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种"
    "事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第"
    "公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合"
    "回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总"
    "何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展科司五基眼书非则听"
    "却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边张该交规万取领共确传师观清今切院让识争运约"
)
_TRADITIONAL = (
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種"
    "事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第"
    "公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合"
    "回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總"
    "何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展科司五基眼書非則聽"
    "卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊張該交規萬取領共確傳師觀清今切院讓識爭運約臺灣蔣案擬查"
)
_HANGUL = (
    "이다는의에을를가고하은로도지기서한사시대인자정어나해리국있일아그보제수부면라만연상여주관전장으과와들적구비성게원동문스"
    "유경공니했것조중선안치생미방세위신우외무화진소오학체계용모역내최음당업간발민실저러결반통강요및불김거양남북무조약협군"
    "단입년월때말않없같더본까등물현평건식회명각행산교개별의권후두두차호심표출분력박감함합할될된되므습"
)
_ACCENTED = "éèêëàâäáãåçñöóòôõøœæüúùûíìîïßÉÈÊÀÂÁÄÃÅÆÇÑÖÓÔÕØŒÜÚÍ"
_TYPOGRAPHIC = "’‘“”„‚–—…•·§°£€«»‹›½¿¡ºª\u00a0"


@dataclass(frozen=True)
class Language:
    """How often its characters are written: some in constant use, some usual, and all others hardly ever."""

    codecs: tuple[str, ...]
    #: groups of characters in constant use, each with its share of what is written beyond ASCII
    groups: tuple[tuple[frozenset[str], float], ...]
    #: whether a character is in ordinary use, how much of what is written such characters are, and how many there are
    in_use: Callable[[str], bool]
    usual_share: float
    n_usual: int
    #: punctuation, as a group; it says nothing about which language it is
    stops: tuple[frozenset[str], float]
    #: whether its letters beyond ASCII stand between ASCII letters
    has_accents: bool = False

    def is_common(self, sign: str) -> bool:
        """Whether it is in constant use."""
        return any(sign in group for group, _ in self.groups)

    def is_usual(self, sign: str) -> bool:
        """Whether anybody who writes the language would expect it."""
        return self.is_common(sign) or sign in self.stops[0] or self.in_use(sign)

    def log_probability(self, sign: str) -> float:
        """The logarithm of its probability; hardly ever is once in ten million."""
        for group, share in (*self.groups, self.stops):
            if sign in group:
                return math.log(share / len(group))
        return math.log(self.usual_share / self.n_usual if self.in_use(sign) else 1e-7)


def in_rows(codec: str, first: int, last: int) -> Callable[[str], bool]:
    """Whether a character stands in these rows of a national standard, told by the lead byte in that encoding."""

    @cache
    def stands_there(sign: str) -> bool:
        try:
            encoded = sign.encode(codec)
        except UnicodeEncodeError:
            return False
        return len(encoded) == 2 and first <= encoded[0] <= last

    return stands_there


def group(characters: str, share: float) -> tuple[frozenset[str], float]:
    """A group of characters with its share."""
    return frozenset(characters), share


#: The first level of JIS X 0208, of GB 2312 and of Big5, and the Korean syllables and hanja of KS X 1001, are what
#: ordinary writing needs.
LANGUAGES = (
    Language(
        codecs=("cp932", "euc_jp"),
        groups=(group(_HIRAGANA, 0.45), group(_KATAKANA, 0.12), group(_KANJI, 0.2)),
        in_use=in_rows("euc_jp", 0xB0, 0xCF),
        usual_share=0.15,
        n_usual=2965,
        stops=group(_STOPS, 0.08),
    ),
    Language(
        codecs=("gb18030",),
        groups=(group(_SIMPLIFIED, 0.45),),
        in_use=in_rows("gb2312", 0xB0, 0xD7),
        usual_share=0.43,
        n_usual=3755,
        stops=group(_STOPS, 0.12),
    ),
    Language(
        codecs=("cp950", "gb18030"),
        groups=(group(_TRADITIONAL, 0.45),),
        in_use=in_rows("cp950", 0xA4, 0xC6),
        usual_share=0.43,
        n_usual=5401,
        stops=group(_STOPS, 0.12),
    ),
    Language(
        codecs=("cp949",),
        groups=(group(_HANGUL, 0.5),),
        in_use=in_rows("euc_kr", 0xB0, 0xFD),
        usual_share=0.46,
        n_usual=7238,
        stops=group(_STOPS, 0.04),
    ),
    Language(
        codecs=("cp1252",),
        groups=(group(_ACCENTED, 0.02), group(_TYPOGRAPHIC, 0.02)),
        in_use=lambda sign: False,
        usual_share=1e-3,
        n_usual=1,
        stops=group("", 0.0),
        has_accents=True,
    ),
)
