#!/usr/bin/env python3
"""Asks `trends mcp` with the official client for Python, and compares its answers with what the command line prints."""

import argparse
import asyncio
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

from mcp import Client, MCPError
from mcp.client.stdio import StdioServerParameters

PROJECT = pathlib.Path(__file__).resolve().parents[2]
TOOLS = ["report", "topic", "search", "similar", "classify"]
ABSTRACT = "Robots that learn to walk\n\nWe train a legged robot by reinforcement learning."
HANDSHAKES = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"]
failures = 0


def check(holds, what):
    global failures
    failures += not holds
    print(("ok      " if holds else "FAILED  ") + what)


class Place:
    """A temporary folder with an archive of the sample listings, and the program that works there."""

    def __init__(self, program, folder):
        self.program = program
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": folder, "XDG_DATA_HOME": folder + "/data",
            "TRENDS_MODEL": str(PROJECT / "Models/topics.model"),
        }
        self.folder = folder

    def run(self, *arguments, text=""):
        done = subprocess.run(
            [self.program, *arguments], input=text, capture_output=True, text=True, env=self.environment,
            cwd=self.folder, check=True)
        return done.stdout

    @property
    def server(self):
        return StdioServerParameters(command=self.program, args=["mcp"], env=self.environment, cwd=self.folder)


async def ask(place, mode):
    """Every tool, by a client that begins in one way."""
    async with Client(place.server, mode=mode) as client:
        what = f"{mode}, which is {client.protocol_version}"
        listed = await client.list_tools()
        check([tool.name for tool in listed.tools] == TOOLS, f"{what}: five tools")
        # A client that is told the revision asks nobody who the server is.
        if mode in ("auto", "legacy"):
            check(client.server_info is not None and client.server_info.name == "trends", f"{what}: who it is")
        for tool, arguments, printed in [
            ("search", {"query": "video", "limit": 3}, ["search", "video", "--limit", "3", "--json"]),
            ("similar", {"paper": "2511.16334"}, ["similar", "2511.16334", "--json"]),
            ("report", {}, ["report", "--periods", "4", "--json"]),
            ("topic", {"topic": "Video"}, ["report", "--topics", "Video", "--json"]),
            ("classify", {"text": ABSTRACT}, ["classify", "--json"]),
        ]:
            answer = await client.call_tool(tool, arguments)
            document = json.loads(place.run(*printed, text=ABSTRACT if tool == "classify" else ""))
            check(not answer.is_error and answer.structured_content == document, f"{what}: {tool}")
        answer = await client.call_tool("search", {"query": "video", "colour": 1})
        check(answer.is_error and "colour" in answer.content[0].text, f"{what}: an unknown argument")
        try:
            await client.call_tool("shell", {})
            check(False, f"{what}: an unknown tool")
        except MCPError as error:
            check(error.code == -32602, f"{what}: an unknown tool")


def by_hand(place):
    """The older revisions, which the client no longer asks for by itself."""
    for revision in HANDSHAKES:
        lines = [
            {"id": 0, "method": "initialize", "params": {
                "protocolVersion": revision, "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}},
            {"method": "notifications/initialized"},
            {"id": 1, "method": "ping"},
            {"id": 2, "method": "tools/list"},
            {"id": 3, "method": "tools/call", "params": {"name": "classify", "arguments": {"text": ABSTRACT}}},
        ]
        text = "".join(json.dumps({"jsonrpc": "2.0", **line}) + "\n" for line in lines)
        answers = [json.loads(line) for line in place.run("mcp", text=text).splitlines()]
        check([answer["id"] for answer in answers] == [0, 1, 2, 3], f"{revision}: answers in order")
        check(answers[0]["result"]["protocolVersion"] == revision, f"{revision}: agreed on")
        document = json.loads(place.run("classify", "--json", text=ABSTRACT))
        result = answers[3]["result"]
        found = result.get("structuredContent") or json.loads(result["content"][-1]["text"])
        check(found == document, f"{revision}: classify")


def timed(place, name, line, rounds=21):
    """Milliseconds from the start of the program to its answer: median and worst."""
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        process = subprocess.Popen(
            [place.program, "mcp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=place.environment,
            cwd=place.folder)
        process.stdin.write(line)
        process.stdin.flush()
        process.stdout.readline()
        times.append((time.perf_counter() - begin) * 1000)
        process.stdin.close()
        process.wait()
    print(f"        {name}: {statistics.median(times):.1f} ms in the median, {max(times):.1f} ms at most")


def request(method, **members):
    about = {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}}
    line = {"jsonrpc": "2.0", "id": 1, "method": method, "params": {**members, "_meta": about}}
    return json.dumps(line).encode() + b"\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default=str(PROJECT / ".build/release/trends"))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Place(str(pathlib.Path(arguments.program).resolve()), folder)
        place.run("import", str(PROJECT / "Data/listings"), str(PROJECT / "Data/examples/papers.jsonl"))
        for mode in ["2026-07-28", "auto", "legacy"]:
            asyncio.run(ask(place, mode))
        by_hand(place)
        timed(place, "start to tools/list", request("tools/list"))
        timed(place, "start to classify", request("tools/call", name="classify", arguments={"text": ABSTRACT}))
        begin = time.perf_counter()
        for _ in range(21):
            place.run("classify", "--json", text=ABSTRACT)
        print(f"        trends classify, start to end: {(time.perf_counter() - begin) / 21 * 1000:.1f} ms on average")
    sys.exit(failures > 0)


main()
