"""The vocabularies: what each code in the tables means."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

LANGUAGES = {"en": "label", "fr": "label_fr"}
"""Language → column of the labels."""


class Vocabulary:
    """All vocabularies of the project.

    Parameters
    ----------
    terms
        The table ``terms.csv``: ``vocabulary, id, label, label_fr, group, description``. A
        vocabulary keeps the table's order.

    Examples
    --------
    >>> from geodata import seeds
    >>> vocabulary = Vocabulary(seeds.read().terms)
    >>> vocabulary.labels("stage", "fr")["stronghold"]
    'Bastion'
    >>> vocabulary.group("category", "battle")
    'fighting'
    """

    def __init__(self, terms: pd.DataFrame) -> None:
        self._terms: dict[str, dict[str, dict[str, str]]] = {}
        for term in terms.fillna("").to_dict("records"):
            own = self._terms.setdefault(term["vocabulary"], {})
            own[term["id"]] = {str(key): str(value) for key, value in term.items()}

    def __contains__(self, vocabulary: str) -> bool:
        return vocabulary in self._terms

    def names(self) -> tuple[str, ...]:
        """Return the names of the vocabularies."""
        return tuple(self._terms)

    def labels(self, vocabulary: str, lang: str = "en") -> dict[str, str]:
        """Return the labels of a vocabulary by code.

        Parameters
        ----------
        vocabulary
            Name, such as ``category``.
        lang
            ``en`` or ``fr``.

        Raises
        ------
        KeyError
            When there is no such vocabulary or language.
        """
        column = LANGUAGES[lang]
        return {code: term[column] for code, term in self._terms[vocabulary].items()}

    def label(self, vocabulary: str, code: str, lang: str = "en") -> str:
        """Return one label; the code itself where the vocabulary lacks it."""
        term = self._terms[vocabulary].get(code)
        return code if term is None else term[LANGUAGES[lang]]

    def describe(self, vocabulary: str, code: str) -> str:
        """Return what a code means, in a sentence."""
        return self._terms[vocabulary][code]["description"]

    def group(self, vocabulary: str, code: str) -> str:
        """Return the group that a code belongs to, empty where it has none."""
        return self._terms[vocabulary][code]["group"]

    def groups(self, vocabulary: str) -> dict[str, tuple[str, ...]]:
        """Return the codes of each group of a vocabulary.

        Examples
        --------
        >>> from geodata import seeds
        >>> Vocabulary(seeds.read().terms).groups("category")["ground"]
        ('territory_change', 'blockade')
        """
        codes: dict[str, tuple[str, ...]] = {}
        for code, term in self._terms[vocabulary].items():
            codes[term["group"]] = (*codes.get(term["group"], ()), code)
        return codes
