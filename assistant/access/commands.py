"""``python -m assistant users``: who may use the desk. Passwords are never arguments: others can read those."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import get_args

from assistant.access.passwords import hash_password, hash_token, new_token
from assistant.access.users import User, Users, check_name
from ingest.cli import DONE, Subparsers, command, print_json
from ingest.errors import UserError
from ingest.settings import Settings
from ingest.types import Audience


def add_user_commands(subparsers: Subparsers[argparse.ArgumentParser]) -> None:
    """Adds the commands to a parser; each sets ``handler``."""
    users = subparsers.add_parser("users", help="who may use the desk", description="Who may use the desk.")
    commands = users.add_subparsers(title="commands", required=True, metavar="COMMAND")

    add = command(commands, "add", _add, "let somebody in")
    add.add_argument("name")
    add.add_argument("--role", choices=get_args(Audience), required=True, help="what they may see and do")
    add.add_argument("--no-password", action="store_true", help="for single sign-on, or for a program with a token")

    role = command(commands, "role", _role, "give a user another role")
    role.add_argument("name")
    role.add_argument("role", choices=get_args(Audience))

    password = command(commands, "password", _password, "give a user another password; ends their sessions")
    password.add_argument("name")

    token = command(commands, "token", _token, "make a token for a user's programs, in place of an earlier one")
    token.add_argument("name")
    token.add_argument("--remove", action="store_true", help="take the token away")

    remove = command(commands, "remove", _remove, "shut a user out, from their next click")
    remove.add_argument("name")

    command(commands, "list", _list, "list the users")


def _add(args: argparse.Namespace, settings: Settings) -> int:
    users = _users(settings)
    check_name(args.name)
    if users.file.exists() and users.get(args.name):
        raise UserError(f"There is a user {args.name} already; see `users role` and `users password`.")
    password = None if args.no_password else hash_password(_asked_password())
    with users.editing() as all_users:
        all_users[args.name] = User(role=args.role, password=password)
    return _done(args, f"Added {args.name} as {args.role}.")


def _role(args: argparse.Namespace, settings: Settings) -> int:
    _change(settings, args.name, role=args.role)
    return _done(args, f"{args.name} is {args.role} from their next click.")


def _password(args: argparse.Namespace, settings: Settings) -> int:
    _known(_users(settings), args.name)
    _change(settings, args.name, password=hash_password(_asked_password()))
    return _done(args, f"{args.name} has a new password.")


def _token(args: argparse.Namespace, settings: Settings) -> int:
    if args.remove:
        _change(settings, args.name, token=None)
        return _done(args, f"{args.name} has no token.")
    token = new_token()
    _change(settings, args.name, token=hash_token(token))
    print("Keep it now: only its hash is stored.", file=sys.stderr)
    if args.json:
        print_json({"schema": 1, "token": token})
    else:
        print(token)
    return DONE


def _remove(args: argparse.Namespace, settings: Settings) -> int:
    users = _users(settings)
    _known(users, args.name)
    with users.editing() as all_users:
        all_users.pop(args.name, None)
    return _done(args, f"Removed {args.name}.")


def _list(args: argparse.Namespace, settings: Settings) -> int:
    users = _users(settings).all()
    rows = [
        {"name": name, "role": user.role, "password": user.password is not None, "token": user.token is not None}
        for name, user in users.items()
    ]
    if args.json:
        print_json({"schema": 1, "users": rows})
        return DONE
    for row in rows:
        means = [means for means in ("password", "token") if row[means]] or ["single sign-on only"]
        print(f"{row['role']:6}  {row['name']}  ({', '.join(means)})")
    return DONE


def _users(settings: Settings) -> Users:
    if settings.users is None:
        raise UserError("No users file is named: set PRESSDESK_USERS, or `users` in pressdesk.toml, to its path.")
    return Users(settings.users)


def _known(users: Users, name: str) -> User:
    user = users.get(name)
    if user is None:
        raise UserError(f"There is no user {name}; `users list` shows who there is.")
    return user


def _change(settings: Settings, name: str, **fields: str | None) -> None:
    users = _users(settings)
    _known(users, name)
    with users.editing() as all_users:
        all_users[name] = all_users[name].model_copy(update=fields)


def _asked_password() -> str:
    """A password typed twice, unseen; one line of standard input where that is no terminal.

    :raises UserError: the two differ
    """
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != password:
        raise UserError("The two passwords differ; try again.")
    return password


def _done(args: argparse.Namespace, sentence: str) -> int:
    if args.json:
        print_json({"schema": 1, "done": sentence})
    else:
        print(sentence)
    return DONE
