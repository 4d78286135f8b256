"""A database filled to a number of cases: the representative set first, then copies of its lives."""

from collections.abc import Iterator, Sequence
from itertools import cycle

from django.apps import apps
from django.db import connection, models, transaction
from tqdm import tqdm

from bench.build.copying import Books, Copy
from bench.build.template import TABLES, Life, as_cells, lives, rosters
from bench.build.world import (
    OFFICES_OF_A_GROUP,
    WEEKS_OF_A_ROSTER,
    YEAR,
    YEARS_OF_AN_OFFICE,
    Office,
    offices_of,
)
from bench.build.writing import columns, without_checks, write
from bench.sets import settle
from diemtua.accounts.models import Organisation
from diemtua.cases.models import Case

_MADE_BY_MIGRATE = {"contenttypes", "auth"}
# rooms of which every new office gets rows
_STAFFED = ("accounts", "workforce", "duty")
_FLUSH = 400


def load_representative_set() -> None:
    """Every row of the seed, as it is."""
    every = [model for model in apps.get_models() if model._meta.app_label not in _MADE_BY_MIGRATE]
    without_checks(True)
    with transaction.atomic():
        for model in every:
            if not model._base_manager.exists():
                write(model, (_plain(row) for row in model._base_manager.using("seed").order_by("pk")))
    without_checks(False)
    settle(every)


def _plain(row: models.Model) -> list[object]:
    return [column.get_db_prep_save(row.__dict__[column.attname], connection) for column in columns(type(row))]


def fill(cases: int, small: int) -> int:
    """Grow to about `cases` cases, a group holding as many as the small set has in all. Returns how many there are."""
    a_year = small // (OFFICES_OF_A_GROUP * YEARS_OF_AN_OFFICE)
    groups = range(_groups_there(small), cases // small)
    with tqdm(total=len(groups) * small, desc=f"{cases} cases in {connection.vendor}", unit=" cases") as bar:
        for group in groups:
            for office in offices_of(group):
                Filler(office, a_year, bar).run()
    settle([*TABLES, *(model for room in _STAFFED for model in apps.get_app_config(room).get_models())])
    return Case.objects.count()


def _groups_there(small: int) -> int:
    return Case.objects.count() // small


class Filler:
    """The years of one office."""

    def __init__(self, office: Office, cases_a_year: int, bar: "tqdm[None]") -> None:
        self.office, self.cases_a_year, self.bar = office, cases_a_year, bar
        self.books = Books(office.organisation.pk)
        self.rows: dict[type[models.Model], list[list[object]]] = {model: [] for model in TABLES}
        self.ids = {model: _last(model) for model in TABLES}
        self.steps = {model: _last(model, "seed") for model in TABLES}

    def run(self) -> None:
        """Its years, the oldest first."""
        without_checks(True)
        with transaction.atomic():
            for years_back in self.office.years:
                for count, life in enumerate([*self._rosters(years_back), *self._chosen(years_back)]):
                    self._add(life, years_back)
                    if count % _FLUSH == 0:
                        self._flush()
            self._flush()
            self.books.save()
        without_checks(False)

    def _rosters(self, years_back: int) -> Sequence[Life]:
        """Those of the year; the representative Centre has its newest one already."""
        has_newest = not self.office.users and not years_back
        return _rosters(years_back)[1 if has_newest else 0 :]

    def _chosen(self, years_back: int) -> Iterator[Life]:
        """As many lives as give the year's cases; matters of past years are over."""
        accepted = 0
        for life in cycle(_cells(years_back)):
            if accepted == self.cases_a_year:
                return
            accepted += life.accepted
            yield life

    def _add(self, life: Life, years_back: int) -> None:
        ids = dict(self.ids)
        for part in life.whole:
            copy = Copy(part, self.office, years_back, self.books, ids)
            for row in part.rows:
                self.rows[row.model].append(row.filled(copy))
        for model, step in self.steps.items():
            self.ids[model] += step
        self.bar.update(life.accepted)

    def _flush(self) -> None:
        for model, rows in self.rows.items():
            write(model, rows)
            rows.clear()


_CELLS: dict[int, Sequence[Life]] = {}


def _cells(years_back: int) -> Sequence[Life]:
    if years_back not in _CELLS:
        centre = Organisation.objects.get(code="TTTGPL")
        found = [life for life in lives(centre) if life.dossier.over or not years_back]
        _CELLS[years_back] = as_cells(found, YEAR * years_back)
    return _CELLS[years_back]


_ROSTERS: dict[int, Sequence[Life]] = {}


def _rosters(years_back: int) -> Sequence[Life]:
    """One roster after the other, from the newest: the representative one moved back by its own length each time."""
    if years_back not in _ROSTERS:
        found = rosters(Organisation.objects.get(code="TTTGPL"))
        shifts = (YEAR * years_back + WEEKS_OF_A_ROSTER * place for place in range(YEAR // WEEKS_OF_A_ROSTER))
        _ROSTERS[years_back] = [life for shift in shifts for life in as_cells(found, shift)]
    return _ROSTERS[years_back]


def _last(model: type[models.Model], using: str = "default") -> int:
    return int(model._base_manager.using(using).aggregate(last=models.Max("pk", default=0))["last"])
