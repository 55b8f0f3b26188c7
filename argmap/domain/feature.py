"""The things that a map can say, each with a name."""

from __future__ import annotations

from enum import StrEnum


class Feature(StrEnum):
    """One thing that a map can say; the value is its name for programs, ``words`` its name for people."""

    words: str

    def __new__(cls, value: str, words: str) -> Feature:
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words
        return member

    MAP_ID = "map-id", "the id of the map"
    MAP_TITLE = "map-title", "the title of the map"
    SUMMARY = "summary", "the summary"
    AUTHORS = "authors", "the authors of the map"
    DATE = "date", "the date of the map"
    LANGUAGE = "language", "the language of the map"
    LICENCE = "licence", "the licence"
    SOURCES = "sources", "sources: their names, kinds, authors and dates"
    ARTICLE = "article", "which source the map is of, and which part of it"
    SENTENCES = "sentences", "the sentences of the article or its retelling"
    TOUR = "tour", "the guided walk"
    STRAND_LABELS = "strand-labels", "the labels of the strands"
    SCORES = "scores", "the base scores that the map sets"
    EXERCISES = "exercises", "the author's exercises"
    SECTIONS = "sections", "headings, and what stands below them"

    ORDER = "order", "the order of the elements"
    IDS = "ids", "ids of statements and arguments other than those that follow from the titles"
    WORDING = "wording", "what a statement says"
    TITLES = "titles", "a title beside the text"
    STATEMENT_LANGUAGES = "statement-languages", "the language of a single statement"
    ROLES = "roles", "roles, such as thesis or objection"
    STRANDS = "strands", "the strand that a statement belongs to"
    TAGS = "tags", "tags"
    TIME = "time", "the time that a statement is about"
    ENTITIES = "entities", "whom or what a statement is about"
    ATTRIBUTION = "attribution", "who asserts a statement, as a chain of voices"
    STANCE = "stance", "the author's stance"
    ASSERTION = "assertion", "that a claim of which nothing else is said is its author's assertion"
    HEDGE = "hedge", "how sure the author is"
    WEIGHTS = "weights", "weights and credences"
    STANDARDS = "standards", "standards of proof, and what counts in weighing"
    QUOTATION = "quotation", "that a statement is a quotation"
    IMPLICIT = "implicit", "that a statement is left unsaid"
    ANCHORS = "anchors", "the sentences that carry a statement"
    DIGESTS = "digests", "digests that verify the anchors"
    PHRASES = "phrases", "the phrases that carry a statement"

    ARGUMENTS = "arguments", "that a claim is an argument of its own"
    STEPS = "steps", "reconstructions: which steps make up an argument"
    SUPPORT = "support", "support"
    LINKED = "linked", "premises that work only together"
    STRICT = "strict", "that premises entail their conclusion"
    SCHEMES = "schemes", "argumentation schemes"
    RULES = "rules", "rules of inference"
    ATTACK = "attack", "attacks"
    LINKED_ATTACK = "linked-attack", "attackers that work only together"
    CONTRARY = "contrary", "contraries: that not both can hold"
    CONTRADICTORY = "contradictory", "contradictories: that exactly one holds"
    UNDERCUT = "undercut", "undercuts: attacks on a step of reasoning"
    ABOUT_RELATIONS = "about-relations", "other relations that end on a relation"
    REPHRASE = "rephrase", "rephrases"
    PREFERENCE = "preference", "preferences"
    RELATION_IDS = "relation-ids", "ids of relations other than those that follow from their ends"
    FOREIGN = "foreign", "what another notation said beyond the model"
    GRAPHS = "graphs", "what other graphs of a dataset say"
    COMMENTS = "comments", "comments in the text of the map"


EVERYTHING = frozenset(Feature)
MODEL = EVERYTHING - {Feature.COMMENTS}  # what the model holds; comments live in the text of one notation only
