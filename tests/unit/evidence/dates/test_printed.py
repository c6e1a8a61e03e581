"""Dates as sources and scholars print them."""

from __future__ import annotations

import pickle
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from evidence.dates import DateNotUnderstood, read_edtf, read_printed


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("August 7, 1952", "1952-08-07"),
        ("AUGUST 7, 1952.", "1952-08-07"),
        ("Aug. 7, 1952", "1952-08-07"),
        ("August 7th 1952", "1952-08-07"),
        ("7 August 1952", "1952-08-07"),
        ("the 7th of August, 1952", "1952-08-07"),
        ("Sept. 14, 1954", "1954-09-14"),
        ("1952-08-07", "1952-08-07"),
        ("1952–08–07", "1952-08-07"),
        ("1952.8.7", "1952-08-07"),
        ("1952. 8. 7.", "1952-08-07"),
        ("1952/8/7", "1952-08-07"),
        ("25/7/1952", "1952-07-25"),
        ("7/25/1952", "1952-07-25"),
        ("7.7.1952", "1952-07-07"),
        ("July 1953", "1953-07"),
        ("July, 1953", "1953-07"),
        ("1953.7", "1953-07"),
        ("May 1953", "1953-05"),
        ("1953", "1953"),
        ("July\u00a01953", "1953-07"),
        ("July\n 16,\t1954", "1954-07-16"),
    ],
)
def test_days_months_and_years_are_read(text: str, edtf: str) -> None:
    assert read_printed(text) == read_edtf(edtf)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("1953?", "1953?"),
        ("July 1953 (?)", "1953-07?"),
        ("probably August 7, 1952", "1952-08-07?"),
        ("ca. 1953", "1953~"),
        ("c. 1953", "1953~"),
        ("c1953", "1953~"),
        ("circa July 1953", "1953-07~"),
        ("about 1953", "1953~"),
        ("ca. 1953?", "1953%"),
        ("probably about 1953", "1953%"),
        ("ca. 1950–1951", "1950~/1951~"),
        ("ca. 1950–ca. 1951", "1950~/1951~"),
        ("昭和二十八年七月頃", "1953-07~"),
        ("約1953年", "1953~"),
        ("1953년경", "1953~"),
    ],
)
def test_doubt_becomes_a_mark(text: str, edtf: str) -> None:
    assert read_printed(text) == read_edtf(edtf)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("early June 1953", "1953-06-01~/1953-06-10~"),
        ("mid-June 1953", "1953-06-11~/1953-06-20~"),
        ("late June 1953", "1953-06-21~/1953-06-30~"),
        ("late February 1952", "1952-02-21~/1952-02-29~"),
        ("1953年7月上旬", "1953-07-01~/1953-07-10~"),
        ("1953년 7월 중순", "1953-07-11~/1953-07-20~"),
        ("early 1953", "1953-01~/1953-04~"),
        ("mid-1953", "1953-05~/1953-08~"),
        ("late in 1953", "1953-09~/1953-12~"),
        ("1950s", "195X"),
        ("the 1950's", "195X"),
        ("1950年代", "195X"),
        ("early 1950s", "1950~/1953~"),
        ("mid-1950s", "1954~/1956~"),
        ("the late 1950s", "1957~/1959~"),
        ("spring 1947", "1947-21"),
        ("summer of 1947", "1947-22"),
        ("fall 1947", "1947-23"),
        ("winter 1950", "1950-24"),
        ("winter 1950–51", "1950-24"),
        ("1947年夏", "1947-22"),
        ("1947년 가을", "1947-23"),
    ],
)
def test_parts_of_months_years_and_decades_are_read_by_convention(text: str, edtf: str) -> None:
    assert read_printed(text) == read_edtf(edtf)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("between 1951 and 1954", "1951/1954"),
        ("from July 1953 to August 1954", "1953-07/1954-08"),
        ("October 1950-January 1951", "1950-10/1951-01"),
        ("October 1950 – January 1951", "1950-10/1951-01"),
        ("1950-10/1951-01", "1950-10/1951-01"),
        ("1950-10-1951-01", "1950-10/1951-01"),
        ("1953-54", "1953/1954"),
        ("1953–54", "1953/1954"),
        ("1953–4", "1953/1954"),
        ("1953/54", "1953/1954"),
        ("1958–1960", "1958/1960"),
        ("1935-36", "1935/1936"),
        ("1910–11", "1910/1911"),
        ("ca. 1953-54", "1953~/1954~"),
        ("July 6–8, 1953", "1953-07-06/1953-07-08"),
        ("6–8 July 1953", "1953-07-06/1953-07-08"),
        ("June–July 1953", "1953-06/1953-07"),
        ("June 28–July 3, 1953", "1953-06-28/1953-07-03"),
        ("late December 1953-early January 1954", "1953-12-21~/1954-01-10~"),
        ("Showa 28-30", "1953/1955"),
        ("昭和28年7月～8月", "1953-07/1953-08"),
        ("1953年7月11日から13日まで", "1953-07-11/1953-07-13"),
        ("1953.7~1954.1", "1953-07/1954-01"),
    ],
)
def test_ranges_are_read_with_what_one_end_leaves_to_the_other(text: str, edtf: str) -> None:
    assert read_printed(text) == read_edtf(edtf)


@pytest.mark.parametrize(
    "text",
    [
        "July 16, 1954—6 p. m.",
        "July 16, 1954, 11:30 a.m.",
        "July 16, 1954—noon.",
        "Friday, July 16, 1954",
        "Friday, 16 July 1954",
    ],
)
def test_hour_and_weekday_are_allowed_beside_a_day(text: str) -> None:
    assert read_printed(text) == read_edtf("1954-07-16")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Showa 28", "1953"),
        ("Shōwa 28", "1953"),
        ("Sho\u0304wa 28.7", "1953-07"),
        ("Showa 28.7.11", "1953-07-11"),
        ("S28.7.11", "1953-07-11"),
        ("S. 28/7/11", "1953-07-11"),
        ("昭和28年7月11日", "1953-07-11"),
        ("昭和２８年７月１１日", "1953-07-11"),
        ("昭和二十八年七月十一日", "1953-07-11"),
        ("昭和廿八年七月", "1953-07"),
        ("㍼28年7月11日", "1953-07-11"),
        ("昭和元年", "1926-12-25/1926-12-31"),
        ("Showa 1", "1926-12-25/1926-12-31"),
        ("Showa 1.12", "1926-12-25/1926-12-31"),
        ("Showa 64", "1989-01-01/1989-01-07"),
        ("昭和64年1月上旬", "1989-01-01~/1989-01-07~"),
        ("Taisho 15", "1926-01-01/1926-12-25"),
        ("Taishō 5.3.1", "1916-03-01"),
        ("Meiji 6", "1873"),
        ("明治四十五年", "1912-01-01/1912-07-30"),
        ("Heisei 1", "1989-01-08/1989-12-31"),
        ("平成31年4月30日", "2019-04-30"),
        ("Reiwa 1", "2019-05-01/2019-12-31"),
        ("令和2年", "2020"),
        ("Minguo 42", "1953"),
        ("Min-kuo 42.11.27", "1953-11-27"),
        ("民國42年11月27日", "1953-11-27"),
        ("民国四十二年十一月二十七日", "1953-11-27"),
        ("中華民國四十二年", "1953"),
        ("民國元年", "1912"),
        ("民國一百一十年", "2021"),
        ("Dangi 4286", "1953"),
        ("檀紀4286年", "1953"),
        ("檀紀四二八六年", "1953"),
        ("단기 4286년 7월 6일", "1953-07-06"),
        ("1953年7月11日", "1953-07-11"),
        ("一九五三年七月", "1953-07"),
        ("西元1953年", "1953"),
        ("1953년 7월 11일", "1953-07-11"),
    ],
)
def test_years_of_eras_and_dates_in_characters_are_read(text: str, edtf: str) -> None:
    assert read_printed(text) == read_edtf(edtf)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        pytest.param("7/8/1952", ("1952-07-08", "1952-08-07"), id="day-or-month-first"),
        pytest.param("7.8.1952", ("1952-07-08", "1952-08-07"), id="dotted"),
        pytest.param("1900s", ("190X", "19XX"), id="decade-or-century"),
        pytest.param("1900年代", ("190X", "19XX"), id="decade-or-century-in-characters"),
        pytest.param("1953-4", ("1953-04", "1953–1954"), id="month-or-year"),
        pytest.param("1910-11", ("month", "1910/1911"), id="edtf-month-or-two-years"),
        pytest.param("1921-22", ("season", "1921/1922"), id="edtf-season-or-two-years"),
        pytest.param("Showa 8-9", ("8.9", "8–9"), id="era-month-or-year"),
    ],
)
def test_what_has_two_readings_is_refused_with_both(text: str, readings: tuple[str, str]) -> None:
    with pytest.raises(DateNotUnderstood) as refusal:
        read_printed(text)

    assert all(reading in str(refusal.value) for reading in readings)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("Showa 64.2", "Showa ended on 1989-01-07", id="after-an-era"),
        pytest.param("Showa 1.11", "Showa began on 1926-12-25", id="before-an-era"),
        pytest.param("Showa 0", "Showa has no year 0", id="year-zero-of-an-era"),
        pytest.param("Minguo 9999", "Minguo has no year 9999", id="era-year-out-of-range"),
        pytest.param("Meiji 5", "lunar months", id="lunar-japan"),
        pytest.param("Dangi 4228", "lunar months", id="lunar-korea"),
        pytest.param("28年7月11日", "of which era", id="short-year-without-era"),
        pytest.param("Showa 28.22", "no month 22", id="season-number-as-a-month"),
        pytest.param("1953年22月", "no month 22", id="season-number-as-a-month-in-characters"),
        pytest.param("February 30, 1953", "no such day", id="30-february"),
        pytest.param("昭和28年2月30日", "no such day", id="30-february-of-an-era"),
        pytest.param("Thursday, July 16, 1954", "was a Friday", id="wrong-weekday"),
        pytest.param("January 1951-October 1950", "ends before it begins", id="reversed"),
        pytest.param("1954–53", "1953 does not come after 1954", id="reversed-years"),
        pytest.param("summer 1950-51", "only a winter", id="summer-of-two-years"),
        pytest.param("1953-02-30", "no such day", id="impossible-edtf"),
        pytest.param("1953-1X", "known whole", id="half-a-month"),
        pytest.param("n.d.", "leave the date out", id="undated"),
        pytest.param("", "it is empty", id="empty"),
        pytest.param("7 Aug 52", "not known here", id="short-year"),
        pytest.param("S28", "not known here", id="initial-alone"),
        pytest.param("July 11¹, 1953", "not known here", id="note-mark"),
        pytest.param("August 7, 1952 or so", "not known here", id="words"),
        pytest.param("Smarch 1953", "not known here", id="no-such-month"),
        pytest.param("1953\x1b", "control character (U+001B)", id="control"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(DateNotUnderstood) as refusal:
        read_printed(text)

    assert reason in str(refusal.value)
    assert repr(text) in str(refusal.value)


def test_refusal_survives_being_sent_between_processes() -> None:
    refusal = DateNotUnderstood("1953-02-30", "there is no such day")

    assert str(pickle.loads(pickle.dumps(refusal))) == str(refusal)  # noqa: S301 - our own bytes


@given(st.dates(min_value=date(1926, 12, 25), max_value=date(1989, 1, 7)))
def test_showa_dates_equal_the_gregorian_ones(day: date) -> None:
    year = day.year - 1925

    assert read_printed(f"昭和{year}年{day.month}月{day.day}日") == read_edtf(day.isoformat())
    assert read_printed(f"S{year}.{day.month}.{day.day}") == read_edtf(day.isoformat())


@given(st.dates(min_value=date(1912, 1, 1)))
def test_minguo_and_dangi_dates_equal_the_gregorian_ones(day: date) -> None:
    gregorian = read_edtf(day.isoformat())

    assert read_printed(f"民國{day.year - 1911}年{day.month}月{day.day}日") == gregorian
    if day.year + 2333 <= 9999:
        assert read_printed(f"단기 {day.year + 2333}년 {day.month}월 {day.day}일") == gregorian


@given(st.dates(min_value=date(1000, 1, 1)))
def test_english_dates_equal_the_gregorian_ones(day: date) -> None:
    assert read_printed(f"{day:%B} {day.day}, {day.year}") == read_edtf(day.isoformat())
    assert read_printed(f"{day.day} {day:%b}. {day.year}") == read_edtf(day.isoformat())


WORDS = st.sampled_from(
    [
        "ca.",
        "about",
        "between",
        "and",
        "from",
        "to",
        "-",
        "–",
        "/",
        "?",
        "~",
        "July",
        "early",
        "winter",
        "6 p.m.",
    ]
    + ["1953", "54", "1910-11", "7", "28", "1950s", "Showa", "S", "Friday,", "X", "..", "[", "]", ",", "%"]
    + ["昭和", "年", "月", "日", "元", "十", "百", "民國", "단기", "頃", "から", "まで", "上旬", "冬"]
)


@given(
    st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=8).map(" ".join), st.lists(WORDS).map("".join))
)
@example("?" * 100)
@example("1-" * 50)
@example("\ud800")
def test_any_text_is_read_or_refused_and_a_reading_reads_the_same_again(text: str) -> None:
    try:
        reading = read_printed(text)
    except DateNotUnderstood:
        return

    assert read_edtf(reading.edtf) == reading
    assert reading.earliest is None or reading.latest is None or reading.earliest <= reading.latest


def test_reading_and_refusing_print_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    read_printed("October 1950–January 1951")
    for text in ("1953-1X", "Y-17E7", "1955/1953"):
        with pytest.raises(DateNotUnderstood):
            read_printed(text)

    assert capfd.readouterr() == ("", "")
