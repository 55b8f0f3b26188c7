"""The grounded verdict as a dialogue that one side wins, told move by move.

The game is the one for grounded semantics (Prakken & Sartor 1997; Modgil & Caminada 2009), carried over to maps: a move
puts a statement forward with what supports it; the other side may attack anything in it, or ask for support where there
is none that stands. The proponent wins if and only if the statement that it is about holds, the opponent if and only if
it falls. Every reply rests on what the evaluation decided in an earlier round, so each line of the dialogue ends and
nobody repeats anything. If the statement is open, the dialogue follows one line until that comes back to where it was,
or to what the reader contests.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from argmap.domain.model import Inference
from argmap.semantics.cycles import waits_for
from argmap.semantics.evaluation import Evaluation, require
from argmap.semantics.explanation import DEEP, SEEN
from argmap.semantics.findings import Findings
from argmap.semantics.labelling import Status
from argmap.semantics.why_falls import why_falls
from argmap.semantics.why_holds import why_holds

Player = Literal["proponent", "opponent"]
Kind = Literal["claims", "attacks", "undercuts", "weighs", "asks", "offers", "assumes", "refers", "repeats"]
DEEPEST = 200  # moves in one line, so that a dialogue can be printed and turned into JSON whatever the map


@dataclass(frozen=True, slots=True)
class Move:
    """A move: what ``player`` says of the node ``id``, resting on ``support``, and how the other side replies.

    ``names`` tell what is put forward, ``target`` what it is aimed at. ``kind``: "claims" opens the dialogue, "attacks"
    and "undercuts" speak against a statement or a relation, "weighs" says what pros and cons come to, "asks" for support
    that stands, "offers" some, "assumes" is what the reader says of it, or the author who denies or only supposes it,
    "refers" to moves above, "repeats" closes a cycle. ``cut`` says why replies are left out.
    """

    player: Player
    kind: Kind
    id: str
    names: str
    target: str = ""
    support: tuple[str, ...] = ()
    support_names: str = ""
    replies: tuple[Move, ...] = ()
    cut: str = ""

    @property
    def line(self) -> str:
        """The move in one line, without its replies."""
        words = {
            "claims": f"{self.names} stands",
            "attacks": f"{self.names} {self.verb('speaks', 'speak')} against {self.target}",
            "undercuts": f"{self.names} {self.verb('undercuts', 'undercut')} {self.target}",
            "weighs": f"{self.names} {self.target}",
            "asks": f"what stands for {self.names}?",
            "offers": f"{self.names} {self.verb('is', 'are')} a reason",
            "assumes": f"{self.names} is {self.target}",
            "refers": f"{self.names} does not stand",
            "repeats": f"back to {self.names}",
        }
        because = f", because of {self.support_names}" if self.support else ""
        cut = f" ({self.cut})" if self.cut else ""
        return f"{self.player}: {words[self.kind]}{because}{cut}"

    def verb(self, one: str, many: str) -> str:
        """The form of a verb for what is put forward."""
        return many if "” and “" in self.names else one

    def walk(self, level: int = 0) -> Iterator[tuple[int, Move]]:
        """Go through the dialogue in order, with how deep each move stands."""
        yield level, self
        for reply in self.replies:
            yield from reply.walk(level + 1)

    def to_dict(self) -> dict[str, Any]:
        """The move and its replies as plain data for JSON; empty parts are left out."""
        data: dict[str, Any] = {
            "player": self.player,
            "move": self.kind,
            "id": self.id,
            "support": list(self.support),
            "sentence": self.line,
            "cut": self.cut,
            "replies": [reply.to_dict() for reply in self.replies],
        }
        return {key: value for key, value in data.items() if value}


@dataclass(frozen=True, slots=True)
class Dispute:
    """A dialogue about ``target``; ``winner`` is ``None`` where neither side can win."""

    target: str
    winner: Player | None
    opening: Move

    def to_text(self, indent: str = "  ") -> str:
        """Write it as an outline, one move a line, and say at the end who wins."""
        lines = [f"{indent * level}{move.line}" for level, move in self.opening.walk()]
        return "\n".join([*lines, self.outcome])

    @property
    def outcome(self) -> str:
        """The end of the dispute, in a sentence."""
        if self.winner is None:
            return "Neither side wins, so the statement is open."
        verdict = "stands" if self.winner == "proponent" else "does not stand"
        return f"The {self.winner} wins, so the statement {verdict}."

    def to_dict(self) -> dict[str, Any]:
        """The dialogue as plain data for JSON."""
        return {"target": self.target, "winner": self.winner, "dialogue": self.opening.to_dict()}


def dispute(evaluation: Evaluation, id_: str) -> Dispute:
    """Play the dialogue about ``id_`` under the assumptions of ``evaluation``; raises ``UnknownNameError``."""
    require(evaluation, [id_])
    node = evaluation.findings.leading(id_)
    status = evaluation.findings.status(node)
    game = _Game(evaluation.findings)
    if status is Status.HOLDS:
        return Dispute(id_, "proponent", game.put_forward("proponent", node, "claims"))
    opening = Move("proponent", "claims", node, game.name(node))
    if status is Status.OPEN:
        return Dispute(id_, None, game.cycle(opening))
    return Dispute(id_, "opponent", replace(opening, replies=game.refute("opponent", node, 1)))


class _Game:
    def __init__(self, findings: Findings) -> None:
        self.f = findings
        self.shown: set[tuple[str, Status]] = set()

    def name(self, node: str) -> str:
        """Return what a move calls a node: a relation by its premises."""
        f = self.f
        return f.names(f.condition(node).all_of) if f.is_relation(node) and f.condition(node).all_of else f.name(node)

    def target_name(self, node: str) -> str:
        """Return what a move that is aimed at a node calls it."""
        f = self.f
        if not f.is_relation(node):
            return f.name(node)
        kind = "step" if isinstance(f.map.elements[f.element(node)], Inference) else "objection"
        return f"the {kind} from {self.name(node)}"

    def put_forward(self, player: Player, node: str, kind: Kind, target: str = "", level: int = 0) -> Move:
        """A move whose ``node`` holds, with what supports it, and the other side's attacks on all of that, which fail."""
        f = self.f
        move = Move(player, kind, node, self.name(node), target)
        if (node, Status.HOLDS) in self.shown:
            return replace(move, cut=SEEN)
        if level > DEEPEST:
            return replace(move, cut=DEEP)
        inside, fresh = self.inside(node)
        own = {node, *f.condition(node).all_of} if f.is_relation(node) else {node}
        names = [each for each in inside if not f.is_relation(each) and each not in own]
        replies = []
        for each in fresh:
            for attack in f.framework.in_force[each].none_of:
                word: Kind = "undercuts" if f.is_relation(each) else "attacks"
                attacker = Move(_other(player), word, attack, self.name(attack), self.target_name(each))
                replies.append(replace(attacker, replies=self.refute(player, attack, level + 2)))
            replies += self.weigh(player, each, level + 1)
        return replace(move, support=tuple(names), support_names=f.names(names), replies=tuple(replies))

    def weigh(self, player: Player, node: str, level: int) -> list[Move]:
        """The other side's moves against a ``node`` that holds by weight or rank: what fails, and what is outweighed."""
        f, moves, outweighed = self.f, [], []
        word: Kind = "undercuts" if f.is_relation(node) else "attacks"
        target = self.target_name(node)
        for con in f.framework.weighed[node].cons if node in f.framework.weighed else ():
            failed = next((id_ for id_ in con.ids if f.status(id_) is Status.FALLS), None)
            if failed is None:
                outweighed.append(con.first)
                continue
            attacker = Move(_other(player), word, con.first, self.name(con.first), target)
            moves.append(replace(attacker, replies=self.refute(player, failed, level + 1)))
        if outweighed:
            names = f.names(f.premises(outweighed)) if f.premises(outweighed) else self.name(outweighed[0])
            answer = Move(player, "weighs", node, target, f"stands: {why_holds(f, node)[2]}")
            moves.append(Move(_other(player), word, outweighed[0], names, target, replies=(answer,)))
        return moves

    def inside(self, node: str) -> tuple[list[str], list[str]]:
        """The nodes of a move: ``node``, all it needs, and for each one support that holds, decided before it.

        The second list has those that no earlier move has shown; what those rest on is not gone into again.
        """
        inside: dict[str, None] = {}
        fresh: list[str] = []
        todo = [node]
        while todo:
            each = todo.pop()
            if each in inside:
                continue
            inside[each] = None
            if (each, Status.HOLDS) in self.shown:
                continue
            self.shown.add((each, Status.HOLDS))
            fresh.append(each)
            condition = self.f.framework.in_force[each]
            support = min(self.f.hanging.causes(each, condition.some_of, Status.HOLDS), key=self.round, default=None)
            weighed = self.f.framework.pros(each) if each in self.f.framework.weighed else ()
            pros = reversed([pro for pro in self.f.hanging.causes(each, weighed, Status.HOLDS) if pro != support])
            todo += [*reversed(condition.all_of), *pros, *([] if support is None else [support])]
        return list(inside), fresh

    def round(self, node: str) -> int:
        """Return when a node was decided."""
        return self.f.labelling.round[node]

    def ruled_out(self, node: str) -> str:
        """Return who rules ``node`` out: the reader, or the author by the stance that it has."""
        f = self.f
        if node not in f.framework.unclaimed or f.assumptions.kind(f.element(node)) == "rejected":
            return "rejected by the reader"
        return {"denied": "denied by the author", "supposed": "only supposed"}.get(f.stance(node), "only asked")

    def refute(self, player: Player, node: str, level: int) -> tuple[Move, ...]:
        """Return how ``player`` answers a ``node`` that falls."""
        f = self.f
        while True:
            if node in f.framework.rejected:
                return (Move(player, "assumes", node, self.target_name(node), self.ruled_out(node)),)
            if (node, Status.FALLS) in self.shown or level > DEEPEST:
                cut = SEEN if (node, Status.FALLS) in self.shown else DEEP
                return (Move(player, "refers", node, self.target_name(node), cut=cut),)
            self.shown.add((node, Status.FALLS))
            condition = f.framework.in_force[node]
            strikes = f.hanging.causes(node, condition.none_of, Status.HOLDS)
            if strikes:
                word: Kind = "undercuts" if f.is_relation(node) else "attacks"
                return (self.put_forward(player, min(strikes, key=self.round), word, self.target_name(node), level),)
            missing = f.hanging.causes(node, condition.all_of, Status.FALLS)
            if not missing:
                break
            node = min(missing, key=self.round)
        if node in f.framework.weighed:
            against = f.hanging.causes(node, f.standing_cons(node), Status.HOLDS)
            word = "undercuts" if f.is_relation(node) else "attacks"
            target = self.target_name(node)
            heavier = [self.put_forward(player, con, word, target, level) for con in against]
            return (*heavier, Move(player, "weighs", node, target, f"does not stand: {why_falls(f, node)[2]}"))
        offers = tuple(
            Move(_other(player), "offers", support, self.name(support), replies=self.refute(player, support, level + 2))
            for support in condition.some_of
        )
        return (Move(player, "asks", node, self.name(node), replies=offers),)

    def cycle(self, opening: Move) -> Move:
        """Follow what each open node waits for, until the line comes back to a node or to what the reader contests."""
        line, seen, player, node = [opening], {opening.id}, opening.player, opening.id
        while True:
            if node in self.f.framework.contested:
                line.append(Move(_other(player), "assumes", node, self.target_name(node), "doubted by the reader"))
                break
            pending = waits_for(self.f.framework, self.f.labelling, node)
            attacking = pending[0] in self.f.framework.cons(node)
            player = _other(player) if attacking else player
            target, node = node, pending[0]
            if node in seen or len(line) > DEEPEST:
                line.append(Move(player, "repeats", node, self.target_name(node)))
                break
            seen.add(node)
            word: Kind = ("undercuts" if self.f.is_relation(target) else "attacks") if attacking else "offers"
            if attacking or not self.f.is_relation(target):
                line.append(Move(player, word, node, self.name(node), self.target_name(target)))
        last = line.pop()
        while line:
            last = replace(line.pop(), replies=(last,))
        return last


def _other(player: Player) -> Player:
    return "opponent" if player == "proponent" else "proponent"
