"""What an administrator does: people, applications, tokens, dead letters, the index of search.

    python -m infra.admin person add erin --pro
    python -m infra.admin person password erin
    python -m infra.admin app add "My map" --owner erin
    python -m infra.admin token add --user erin --key <api key> --perms delete
    python -m infra.admin dead list
    python -m infra.admin dead replay match
    python -m infra.admin reindex
    python -m infra.admin places import flickr_shapes_regions.geojson.gz
    python -m infra.admin places publish
    python -m infra.admin places assign
    python -m infra.admin shapes build
    python -m infra.admin shapes publish

Without ``--stage`` it speaks to the local server that ``make run`` runs.
"""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from infra import assign, dead_letters, places, reindex, shapes, stack
from infra.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chalicelib.model.person import Person

    Command = Callable[[argparse.Namespace], object]

_PERMS = ("read", "write", "delete")
_AUDIENCES = ("anyone", "contacts", "family_friends", "nobody")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one command and print what came of it as JSON; 1 and one line if it cannot be done."""
    options = _parser().parse_args(arguments)
    # The store reads the environment when it is imported: not before it is there.
    try:
        os.environ |= _environment(options)
        from chalicelib.model.failures import Failure  # noqa: PLC0415
    except (CommandError, BotoCoreError, ClientError) as error:
        return _failed(error)
    try:
        print(json.dumps(options.command(options), indent=2, ensure_ascii=False))
    except (Failure, CommandError, BotoCoreError, ClientError) as error:
        return _failed(getattr(error, "message", error))
    return 0


def _failed(reason: object) -> int:
    print(f"admin: {reason}", file=sys.stderr)
    return 1


def _environment(options: argparse.Namespace) -> dict[str, str]:
    """The variables of the deployed stage, or those that the local server left."""
    if options.stage:
        outputs = stack.outputs(boto3.client("cloudformation"), stack.name(options.stage))
        return stack.environment(outputs)
    path = Path(options.folder) / "environment.json"
    if not path.exists():
        message = f"there is no {path}: start `make run` first, or name a --stage"
        raise CommandError(message)
    found: dict[str, str] = json.loads(path.read_text("utf-8"))
    return found


def _person_add(options: argparse.Namespace) -> object:
    from chalicelib.store import people  # noqa: PLC0415

    profile = {"realname": options.realname, "path_alias": options.path_alias}
    person = people.add(
        options.username, time.time(), is_pro=options.pro, is_admin=options.admin, **profile
    )
    return {"nsid": person.nsid, "username": person.username, "ispro": person.is_pro}


def _person_set(options: argparse.Namespace) -> object:
    from chalicelib.store import people  # noqa: PLC0415

    person = people.by_username(options.username)
    given = {
        "is_pro": options.pro,
        "is_admin": options.admin,
        "originals": options.originals,
        "opted_out": options.opted_out,
    }
    changes: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    person = people.change(person.nsid, **changes) if changes else person
    if options.commons is not None:
        person = _institution(person.nsid, joins=options.commons)
    return {"nsid": person.nsid, "username": person.username} | {
        name: getattr(person, name) for name in (*given, "is_commons")
    }


def _institution(nsid: str, *, joins: bool) -> Person:
    from chalicelib.store import institutions  # noqa: PLC0415

    return institutions.launch(nsid, time.time()) if joins else institutions.withdraw(nsid)


def _person_password(options: argparse.Namespace) -> object:
    from chalicelib.auth import password  # noqa: PLC0415
    from chalicelib.store import people  # noqa: PLC0415

    person = people.by_username(options.username)
    given = _secretly("New password: ")
    password.check_new(given, person.username)
    person = password.change(person, given, time.time())
    return {"nsid": person.nsid, "username": person.username}


def _secretly(question: str) -> str:
    """What is typed unseen, or the first line of what is piped in."""
    if sys.stdin.isatty():
        return getpass.getpass(question)
    return sys.stdin.readline().rstrip("\n")


def _app_add(options: argparse.Namespace) -> object:
    from chalicelib.model.application import Application  # noqa: PLC0415
    from chalicelib.model.ids import new_application_number, new_secret  # noqa: PLC0415
    from chalicelib.store import applications, people  # noqa: PLC0415

    application = Application(
        key=new_secret(32),
        secret=new_secret(),
        title=options.title,
        owner=people.by_username(options.owner).nsid if options.owner else "",
        perms=options.perms,
        created=int(time.time()),
        number=new_application_number(),
    )
    applications.add(application)
    return {
        "api_key": application.key,
        "api_secret": application.secret,
        "number": application.number,
    }


def _token_add(options: argparse.Namespace) -> object:
    from chalicelib.auth import consent  # noqa: PLC0415
    from chalicelib.store import applications, people  # noqa: PLC0415

    nsid, api_key = people.by_username(options.user).nsid, applications.get(options.key).key
    consent.give(nsid, api_key, options.perms, time.time())
    if options.old:
        token = consent.old_token(nsid, api_key, options.perms, time.time())
        return {"auth_token": token.token, "perms": token.perms}
    token = consent.oauth_token(nsid, api_key, options.perms, time.time())
    return {"oauth_token": token.token, "oauth_token_secret": token.secret, "perms": token.perms}


def _dead_list(_: argparse.Namespace) -> object:
    return dead_letters.count()


def _dead_replay(options: argparse.Namespace) -> object:
    return {"replayed": dead_letters.replay(options.queue)}


def _reindex(options: argparse.Namespace) -> object:
    return reindex.run(from_start=options.from_start, at_once=options.at_once)


def _places_import(options: argparse.Namespace) -> object:
    return places.load(_workbook(options), options.files, options.created)


def _places_publish(options: argparse.Namespace) -> object:
    return places.publish(_workbook(options))


def _workbook(options: argparse.Namespace) -> Path:
    return options.workbook or Path(options.folder) / "places.sqlite"


def _places_assign(options: argparse.Namespace) -> object:
    return assign.run(from_start=options.from_start)


def _shapes_build(options: argparse.Namespace) -> object:
    if options.all:
        return shapes.build_all(from_start=options.from_start)
    return shapes.build_due()


def _shapes_publish(_: argparse.Namespace) -> object:
    return shapes.publish()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m infra.admin",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--stage", default="", help="a deployed stage, such as prod")
    parser.add_argument("--folder", default=".local", help="where the local server left word")
    said = "person | app | token | dead | reindex | places | shapes"
    nouns = parser.add_subparsers(required=True, metavar=said)
    _person_parser(nouns.add_parser("person", help="accounts"))
    _app_parser(nouns.add_parser("app", help="applications: their keys and secrets"))
    _token_parser(nouns.add_parser("token", help="what people let applications do"))
    _dead_parser(nouns.add_parser("dead", help="messages that workers could not deal with"))
    _reindex_parser(nouns)
    _places_parser(nouns.add_parser("places", help="places, and the photos that are in them"))
    _shapes_parser(nouns.add_parser("shapes", help="outlines of places: drawn, and published"))
    return parser


def _person_parser(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="add | set | password")
    add = _verb(verbs, "add", _person_add, "make an account")
    add.add_argument("username")
    add.add_argument("--realname", default="")
    add.add_argument("--path-alias", default="", help="what stands for it in addresses")
    add.add_argument("--pro", action="store_true", help="a pro account")
    add.add_argument("--admin", action="store_true", help="who may call pushr.people.setPro")
    password = _verb(verbs, "password", _person_password, "set a password, and end all sessions")
    password.add_argument("username")
    change = _verb(verbs, "set", _person_set, "change an account")
    change.add_argument("username")
    change.add_argument("--pro", action=argparse.BooleanOptionalAction, help="a pro account")
    change.add_argument(
        "--admin", action=argparse.BooleanOptionalAction, help="who may call pushr.people.setPro"
    )
    change.add_argument(
        "--commons", action=argparse.BooleanOptionalAction, help="an institution of the commons"
    )
    change.add_argument("--originals", choices=_AUDIENCES, help="who may fetch original files")
    change.add_argument(
        "--opted-out", action=argparse.BooleanOptionalAction, help="hidden from applications"
    )


def _app_parser(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="add")
    add = _verb(verbs, "add", _app_add, "register an application")
    add.add_argument("title")
    add.add_argument("--owner", default="", help="the username of who wrote it")
    add.add_argument("--perms", choices=_PERMS, default="read", help="what it asks for by default")


def _token_parser(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="add")
    add = _verb(verbs, "add", _token_add, "let an application act for a person")
    add.add_argument("--user", required=True, help="the person's username")
    add.add_argument("--key", required=True, help="the application's API key")
    add.add_argument("--perms", choices=_PERMS, default="read")
    add.add_argument("--old", action="store_true", help="an auth_token, for calls with api_sig")


def _dead_parser(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="list | replay")
    _verb(verbs, "list", _dead_list, "count the messages in each dead-letter queue")
    replay = _verb(verbs, "replay", _dead_replay, "have them dealt with again")
    replay.add_argument("queue", choices=dead_letters.QUEUES)


def _reindex_parser(nouns: Any) -> None:
    said = "make anew what photos are found by; interrupted, the same command goes on"
    parser = _verb(nouns, "reindex", _reindex, said)
    parser.add_argument("--from-start", action="store_true", help="do not go on, begin again")
    parser.add_argument(
        "--at-once",
        type=int,
        default=reindex.AT_ONCE,
        help="how many parts of the tables are gone through at a time (default: %(default)s)",
    )


def _places_parser(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="import | publish | assign")
    said = "read files of places and shapes; interrupted, the same command goes on"
    read = _verb(verbs, "import", _places_import, said)
    read.add_argument("files", nargs="+", type=Path, metavar="FILE")
    read.add_argument(
        "--created",
        type=datetime.fromisoformat,
        metavar="YYYY-MM-DD",
        help="of what day shapes are that do not say it; without it, the file's",
    )
    publish = _verb(verbs, "publish", _places_publish, "make of what was read the gazetteer")
    for verb in (read, publish):
        verb.add_argument(
            "--workbook",
            type=Path,
            help="where it is gathered (default: places.sqlite in --folder)",
        )
    said = "give places to photos that have a location and none; interrupted, it goes on"
    given = _verb(verbs, "assign", _places_assign, said)
    given.add_argument("--from-start", action="store_true", help="do not go on, begin again")


def _shapes_parser(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="build | publish")
    said = "draw outlines whose points changed enough; interrupted, the same command goes on"
    build = _verb(verbs, "build", _shapes_build, said)
    build.add_argument("--all", action="store_true", help="of all places, changed or not")
    build.add_argument(
        "--from-start", action="store_true", help="of all places: do not go on, begin again"
    )
    _verb(verbs, "publish", _shapes_publish, "publish all outlines as files for everybody")


def _verb(verbs: Any, name: str, command: Command, said: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = verbs.add_parser(name, help=said, description=said)
    parser.set_defaults(command=command)
    return parser


if __name__ == "__main__":
    sys.exit(main())
