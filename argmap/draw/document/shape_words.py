"""Words of the shapes on slides: their names, alternative texts and what lines say."""

from __future__ import annotations

from functools import partial

from argmap.draw.material import Material
from argmap.draw.scene import Link
from argmap.draw.structure import Step

_MOST_NAMED = 12  # premises in an alternative text; a step may have thousands


def link_sentence(material: Material, link: Link) -> str:
    """Return what a line says, as a sentence."""
    structure, say = material.structure, material.words
    step, names = structure.steps[link.element], partial(names_of, material)
    owner = name_of(material, structure.owner[step.id]) if step.id in structure.owner else ""
    if step.target in structure.steps and owner:
        aim = structure.steps[step.target]
        return say("task.undercut.told", names=names(step), premises=names(aim), conclusion=owner)
    if link.target == step.id and owner and len(step.sources) > 1:
        return say("document.shape.one_of", source=name_of(material, link.source), target=owner)
    source = names(step) if link.source == step.id else name_of(material, link.source)
    target = owner or name_of(material, link.target)
    return say("document.shape.link_told", source=source, verb=say(f"document.verb.{link.kind}"), target=target)


def names_of(material: Material, step: Step) -> str:
    """The premises of a step; those of a step that is a premise itself stand for it."""
    structure, names = material.structure, []
    stack, seen = list(reversed(step.sources)), {step.id}
    while stack:
        source = stack.pop()
        if source in structure.boxes:
            names.append(name_of(material, source))
        elif source in structure.steps and source not in seen:
            seen.add(source)
            stack += reversed(structure.steps[source].sources)
    return material.words.listed(few(material, names)) or step.id


def few(material: Material, names: list[str]) -> list[str]:
    """The first of ``names``, and how many more there are."""
    rest = len(names) - _MOST_NAMED + 1
    return names if rest < 2 else [*names[:-rest], material.words("why.more", n=rest)]


def name_of(material: Material, id_: str) -> str:
    """The name of a box or step: the claim between quotation marks, or the premises of the step."""
    structure = material.structure
    if id_ in structure.boxes:
        return material.words("quoted", text=material.title(id_))
    return material.words("why.step", names=names_of(material, structure.steps[id_]))


def alternative_text(material: Material, box: str) -> str:
    """The alternative text of a box: the claim, what it does, and what became of it."""
    m, words = material, material.words
    parts = [m.text(box) or f"{m.title(box)}."]
    step, above = m.structure.by.get(box), m.structure.parent.get(box)
    if step and above:
        target = words("quoted", text=m.title(above))
        parts.append(words("document.bears", bearing=words(f"document.verb.{step.kind}"), target=target))
    parts += [m.verdict(box)]
    hidden = len(m.below[box])
    parts += [words("document.shape.below", n=hidden)] if hidden else []
    return " ".join(part for part in parts if part)
