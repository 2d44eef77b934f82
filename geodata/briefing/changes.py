"""The changes between two days in sentences, the weightiest first, in either language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from geodata.briefing import french
from geodata.briefing.words import words

if TYPE_CHECKING:
    import datetime as dt

    from geodata.comparison import Comparison

FR = words("fr")
APPROXIMATE = "(approximatif ; activité rapportée, et non contrôle)"


def sentences(compared: Comparison, lang: str = "en") -> pd.DataFrame:
    """Tell every change.

    Parameters
    ----------
    compared : Comparison
        Two days.
    lang : {'en', 'fr'}
        The language.

    Returns
    -------
    pandas.DataFrame
        The rows of ``compared.table()``, with ``sentence`` in the language asked for. Names of
        sites and of forces stay as the tables have them.

    Examples
    --------
    >>> import geodata
    >>> told = sentences(geodata.load().compare("2022-01-01", "2023-01-01"), "fr")
    >>> told[told["records"].str.startswith("france-ben-tanguieta")]["sentence"].iloc[0]
    'France : Tanguiéta camp (Benin army) (Tanguiéta, Bénin), site quitté en mai 2022.'
    """
    table = compared.table()
    if lang == "en" or table.empty:
        return table
    told = [_french(compared, row) for row in table.to_dict("records")]
    return table.assign(sentence=told)


def _french(compared: Comparison, row: dict[Any, Any]) -> str:
    atlas = compared.b.atlas
    names = atlas.vocabulary.labels("country", "fr") | atlas.countries["name_fr"].to_dict()
    country = names.get(row["country"], row["country"])
    there = french.where(row["country"], names)
    match row["kind"]:
        case "area" | "stage":
            label = atlas.vocabulary.labels("stage", "fr").get(row["subject"], "").lower()
            what = f"Zone {there}" + (f" ({label})" if label else "")
            return f"{what} : {_grew(row['before'], row['after'])} {APPROXIMATE}."
        case "region":
            verb = "atteint" if row["change"] == "entered" else "quitté"
            size = _size(row["after"] if row["change"] == "entered" else row["before"])
            when = compared.day_b if row["change"] == "entered" else compared.day_a
            return (
                f"La zone a {verb} {row['subject']} ({country}) : {size} le {FR.spell(when)} "
                f"{APPROXIMATE}."
            )
        case "site":
            site = compared.sites.loc[row["records"].split(";")[0]]
            return _site(site, country, compared)
        case "strength":
            return _strength(compared, row, there)
    return _events(compared, row, country)


def _size(km2: float) -> str:
    return FR.km2(km2) if km2 else "aucune"


def _grew(before: float, after: float) -> str:
    if not before:
        return f"aucune auparavant, puis {_size(after)}"
    if not after:
        return f"{_size(before)}, puis aucune"
    if _size(before) == _size(after):
        return f"{_size(after)}, étendue égale mais déplacée"
    verb = "s’étend" if after > before else "se réduit"
    return f"{verb}, {_size(before)}, puis {_size(after)}"


def _site(site: pd.Series[Any], country: str, compared: Comparison) -> str:
    power = compared.b.atlas.vocabulary.label("power", site["power"], "fr")
    place = f"{power} : {site['site']} ({site['place']}, {country})"
    taker = "" if pd.isna(site["taken_over_by"]) else str(site["taken_over_by"])
    start = FR.spell(site["start"], site["start_precision"])
    bound = {"not_before": " au plus tôt", "not_after": " au plus tard"}
    since = f"depuis {_since(site)}{start}{bound.get(site['start_basis'], '')}"
    day_a, day_b = FR.spell(compared.day_a), FR.spell(compared.day_b)
    match site["change"]:
        case "opened":
            doubt = f" ; incertain le {day_b}" if site["state_b"] == "uncertain" else ""
            return f"{place}, site recensé {since} ({site['force']}){doubt}."
        case "between":
            return f"{place}, site recensé dans l’intervalle seulement, {since}{_ended(site)}."
        case "confirmed":
            return f"{place} : incertain le {day_a}, certain le {day_b}."
        case "uncertain":
            return f"{place} : certain le {day_a}, incertain le {day_b} ({_silence(site)})."
        case "lapsed":
            return f"{place}, site qui n’est plus compté : {_silence(site)}."
        case "handed_over":
            heir = f" à {taker}" if taker else ""
            return f"{place}, site rétrocédé{heir}{_ended(site)}."
        case "replaced":
            heir = taker or "une autre force"
            return f"{place}, {site['force']} remplacé par {heir}{_ended(site)}."
    reason = "" if pd.isna(site["end_reason"]) else site["end_reason"]
    if reason == "attacked":
        return f"{place}, site perdu après une attaque{_ended(site)}."
    told = ", départ exigé par le pays hôte" if reason == "expelled" else ""
    return f"{place}, site quitté{_ended(site)}{told}."


def _since(site: pd.Series[Any]) -> str:
    return "le " if site["start_precision"] == "day" else ""


def _ended(site: pd.Series[Any]) -> str:
    if pd.isna(site["end"]):
        return f" ; {_silence(site)}"
    day = FR.spell(site["end"], site["end_precision"])
    if site["end_basis"] == "not_after":
        return f", au plus tard {'le ' if site['end_precision'] == 'day' else 'en '}{day}"
    return f" {'le' if site['end_precision'] == 'day' else 'en'} {day}"


def _silence(site: pd.Series[Any]) -> str:
    last: dt.date = site["start"] if pd.isna(site["last_attested"]) else site["last_attested"]
    # the first of a month or of a year may stand for the whole of it
    precision = "day" if last.day > 1 else "month" if last.month > 1 else "year"
    return f"dernière attestation : {FR.spell(last, precision)}"


def _strength(compared: Comparison, row: dict[Any, Any], there: str) -> str:
    table = compared.strength
    counted = compared.b.atlas.strength
    ids = row["records"].split(";")
    own = table[table["id_a"].isin(ids) | table["id_b"].isin(ids)].iloc[0]
    label = compared.b.atlas.vocabulary.label("power", own["power"], "fr")
    clauses = []
    for side in "ab":
        if pd.notna(own[f"id_{side}"]):
            count = counted.loc[own[f"id_{side}"]]
            day = FR.spell(count["date"], count["date_precision"])
            clauses.append(f"{french.amount(count['low'], count['high'], seen=True)} ({day})")
        else:
            day = FR.spell(compared.day_a if side == "a" else compared.day_b)
            clauses.append(f"aucun chiffre pour le {day}")
    return f"Effectif, {label} {there} : {clauses[0]}, puis {clauses[1]}."


def _events(compared: Comparison, row: dict[Any, Any], country: str) -> str:
    labels = compared.b.atlas.vocabulary.labels
    codes = {label: code for code, label in labels("category").items()}
    table = compared.events
    own = table[
        (table["country"] == row["country"]) & (table["category"] == codes[row["subject"]])
    ].iloc[0]
    label = labels("category", "fr")[own["category"]]
    toll = french.deaths_told(own["deaths_low"], own["deaths_high"], own["unknown"], own["events"])
    return f"{label}, {country} : {FR.many(own['events'], 'event')} ; {toll}."
