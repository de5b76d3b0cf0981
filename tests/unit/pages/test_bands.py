"""Bands of answers over time: every day and place once, with the answer of its period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from consent_report.editions.periods import period_on
from consent_report.model.dates import DayInterval, PartialDate
from consent_report.model.platforms import PlatformRecord
from consent_report.model.reports import Report
from consent_report.pages.bands import Band, BandPicture, band_picture
from consent_report.pages.index import ReportIndex

PLACES = ("DE", "FR", "NO", "GB", "US", "US-CA", "US-IL", "BR", "JP", "*")


def picture_of(record: PlatformRecord, report: Report) -> BandPicture:
    picture = band_picture(record, ReportIndex(replace(report, platforms=(record,))))
    assert picture is not None
    return picture


def with_rows(record: PlatformRecord, *rows: tuple[str, str, PartialDate, date]) -> PlatformRecord:
    """The record with its first row for each place: place, meaning of the start, start, end."""
    row = record.practices[0]
    practices = tuple(
        replace(
            row,
            id=f"row-{number}",
            regions=(place,),
            span=replace(
                row.span,
                since=since,
                since_is=meaning,
                days=DayInterval(since.first_day, end),
            ),
        )
        for number, (place, meaning, since, end) in enumerate(rows)
    )
    return replace(record, practices=practices, opt_outs=(), recipients=())


def band_of(picture: BandPicture, place: str, country: str) -> Band:
    for code in (place, country):
        for band in picture.bands:
            if code in band.places:
                return band
    return next(band for band in picture.bands if band.is_rest)


def test_on_every_day_a_place_has_the_answer_of_its_period(
    full: PlatformRecord, report: Report
) -> None:
    index = ReportIndex(report)
    periods = index.periods[full.slug]
    picture = picture_of(full, report)
    days = [each.first_day for each in periods if each.first_day >= picture.first_day]
    for day in (*days, picture.as_of):
        for place in PLACES:
            row = period_on(periods, day).class_of(place, index.regions).deciding[0]
            band = band_of(picture, place, index.regions.country_of(place))
            (segment,) = [each for each in band.segments if each.first_day <= day < each.end]
            assert segment.answer.status.code == (row.status if row else "not_checked")


def test_segments_follow_each_other_from_the_first_answer_to_the_day_of_the_report(
    full: PlatformRecord, report: Report
) -> None:
    picture = picture_of(full, report)
    for band in picture.bands:
        assert band.segments[0].first_day == picture.first_day
        assert band.segments[-1].end == picture.as_of + timedelta(days=1)
        for one, next_one in pairwise(band.segments):
            assert one.end == next_one.first_day
            assert one.answer != next_one.answer


def test_no_place_is_in_two_bands_and_the_rest_comes_last(
    full: PlatformRecord, report: Report
) -> None:
    picture = picture_of(full, report)
    places = [place for band in picture.bands for place in band.places]
    assert len(places) == len(set(places))
    assert [band.is_rest for band in picture.bands] == [
        *(False for _ in picture.bands[1:]),
        True,
    ]


def test_a_start_known_to_the_year_is_settled_when_the_year_is_over(
    full: PlatformRecord, report: Report
) -> None:
    year, month = PartialDate.parse("2024"), PartialDate.parse("2025-03")
    record = with_rows(
        full, ("DE", "effective", year, date.max), ("*", "disclosed", month, date.max)
    )
    picture = picture_of(record, report)
    (german,) = [band for band in picture.bands if "DE" in band.places]
    assert german.segments[0].start.date == year
    assert not german.segments[0].start.may_be_earlier
    assert german.segments[0].settled_on == date(2024, 12, 31)
    assert picture.since == year
    rest = picture.bands[-1]
    assert rest.segments[0].answer.status.code == "not_checked"
    assert rest.segments[1].start.may_be_earlier
    assert rest.segments[1].settled_on == date(2025, 3, 31)


def test_a_start_is_settled_no_later_than_what_follows_begins(
    full: PlatformRecord, report: Report
) -> None:
    year = PartialDate.parse("2024")
    record = with_rows(full, ("*", "effective", year, date(2024, 5, 1)))
    first, then = picture_of(record, report).bands[0].segments
    assert first.settled_on == first.end == date(2024, 5, 1)
    assert then.answer.status.code == "not_checked"


def test_what_never_changed_and_is_the_same_everywhere_has_no_picture(
    full: PlatformRecord, report: Report
) -> None:
    record = with_rows(full, ("*", "effective", PartialDate.parse("2024-01-01"), date.max))
    index = ReportIndex(replace(report, platforms=(record,)))
    assert band_picture(record, index) is None
    silent = replace(record, practices=())
    assert band_picture(silent, ReportIndex(replace(report, platforms=(silent,)))) is None
