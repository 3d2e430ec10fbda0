#!/usr/bin/env python3
"""doubling.py TRENDS [--only REGEX] [--kb N] [--texts REGEX]

Says where the time of reading grows faster than a text: every field of every format is filled with hostile texts of N KB and of 2 N KB, and
what takes more than 2.8 times as long, and more than a third of a second, is printed with both. Processor seconds are measured, so that a busy
machine changes little; what takes 30 of them ends. It passes no judgement: it exits with 0, and a person looks at what stands there.

It works in a temporary folder. Each field is tried with all texts together; only where that grows too fast are they halved until one is left.
"""
import argparse
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile


def cycle(piece):
    """Texts of so many bytes that repeat a piece."""
    return lambda n: piece * (n // len(piece.encode()))


TEXTS = {
    "ri": cycle("\U0001F1E6"), "marks": lambda n: "e" + "\u0301" * (n // 2),
    "marks2": lambda n: "e" + "\u0301\u0316" * (n // 4), "hangul": cycle("\u1100"), "zwj": cycle("\U0001F469\u200d"),
    "virama": cycle("\u0915\u094d"), "spaces": cycle(" "), "tabs": cycle("\t"), "nbsp": cycle("\u00a0"),
    "lt": cycle("<"), "lta": cycle("<a "), "ltb": cycle("<b>"), "lti": cycle("<i>x"), "close": cycle("</p"),
    "comment": cycle("<!--"), "gt": cycle(">"), "amp": cycle("&"), "ampa": cycle("&am"), "entity": cycle("&#x41;"),
    "ampamp": cycle("&amp;amp;"), "brace": cycle("{"), "braces": cycle("{}"), "ebrace": cycle("}"),
    "dollar": cycle("$"), "dollarx": cycle("$x"), "bs": cycle("\\"), "cmd": cycle("\\frac"), "cmd2": cycle("\\frac{"),
    "emph": cycle("\\emph{"), "begin": cycle("\\begin{a}"), "paren": cycle("\\("), "brack": cycle("\\["),
    "sup": cycle("^{"), "sub": cycle("a_"), "tick": cycle("`"), "tilde": cycle("~"), "dash": cycle("-"),
    "quote": cycle('"'), "apos": cycle("'"), "comma": cycle(","), "commasp": cycle("a, "), "semi": cycle(";"),
    "semis": cycle("a;"), "ands": cycle("a and "), "oparen": cycle("("), "parens": cycle("()"), "cparen": cycle(")"),
    "obrack": cycle("["), "digits": cycle("7"), "dots": cycle("."), "slash": cycle("/"), "colon": cycle(":"),
    "colona": cycle("a:"), "at": cycle("@"), "hash": cycle("#"), "eq": cycle("="), "percent": cycle("%"),
    "pct2": cycle("%41"), "url": cycle("http://"), "www": cycle("www."), "star": cycle("*"), "under": cycle("_"),
    "pipe": cycle("|"), "plus": cycle("+"), "x": cycle("x"), "words": cycle("robot learning "), "cap": cycle("A"),
    "caps": cycle("J. "), "abs": cycle("abs/"), "arx": cycle("arXiv:"), "arxs": cycle("arxiv "),
    "mention": cycle("(arXiv:"), "cjk": cycle("中"), "rtl": cycle("\u202e"), "zwsp": cycle("\u200b"),
    "fffd": cycle("\ufffd"), "abstract": cycle("Abstract:"), "announce": cycle("Announce Type:"), "n1": cycle("1 "),
    "excl": cycle("a. "), "nl": cycle("\n"), "nlw": cycle("a\n"), "nlsp": cycle("\n "), "cr": cycle("\r"),
    "c1": cycle("\u0085"), "uniq": lambda n: " ".join("w%x" % i for i in range(n // 7)),
    "uniqc": lambda n: ",".join("w%x" % i for i in range(n // 7)),
    "uniqs": lambda n: ";".join("w%x" % i for i in range(n // 7)),
    "uniqd": lambda n: " ".join("cs.%x" % i for i in range(n // 8)), "bom": cycle("\ufeff"), "tag": cycle("\U000E0041"),
    "vs": cycle("a\ufe0f"),
}


def escape_json(text):
    return json.dumps(text, ensure_ascii=False)[1:-1]


def escape_markup(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def escape_csv(text):
    return text.replace('"', '""')


def escape_python(text):
    return text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r")


def one_line(text):
    return text.replace("\n", " ").replace("\r", " ")


def folded(text):
    return text.replace("\r", "").replace("\n", "\n ")


# A file's name, how its format writes texts, and a listing in which «name:usual» is a field.
FORMATS = {}
FORMATS["jsonl"] = ("x.jsonl", escape_json, '{"id":"«id:2512.00001»","title":"«title:Sparks»","abstract":"«abstract:We strike video.»","text":"«text:»","authors":"«authors:Ada One»","categories":"«categories:cs.LG»","primary_category":"«primary:cs.CV»","keywords":"«keywords:a»","venue":"«venue:J»","published":"«published:2025-12-08»","listed":"«listed:2025-12-09»","update":"«update:2025-12-09»","doi":"«doi:10.5555/a»","url":"«url:https://x.example»","arxiv_id":"«arxivid:»","upvotes":"«upvotes:1»","comments":"«comments:1»","«key:k»":1,"other":"«other:x»"}\n')
FORMATS["jsonl-list"] = ("x.jsonl", escape_json, '{"id":"2512.00001","title":"Sparks","abstract":"We strike.","authors":["«author:Ada»"],"keywords":["«keyword:a»"],"categories":["«category:cs.LG»"],"versions":[{"version":"«version:v1»","created":"«created:Mon, 8 Dec 2025 09:00:00 GMT»"}],"listed":"2025-12-09"}\n')
FORMATS["json"] = ("x.json", escape_json, '{"date":"«date:2025-12-09»","«key:k»":[{"x":"«y:1»"}],"papers":[{"id":"2512.00001","title":"«title:Sparks»","abstract":"«abstract:We.»","authors":[{"name":"«author:Ada»"}],"published":"«published:2025-12-08»"}]}')
FORMATS["daily-json"] = ("x.json", escape_json, '[{"paper":{"id":"«id:2512.00001»","title":"«title:Sparks»","summary":"«summary:We.»","authors":[{"name":"«author:Ada»"}],"publishedAt":"«pub:2025-12-08T00:00:00Z»","submittedOnDailyAt":"«sub:2025-12-09T00:00:00Z»","ai_keywords":["«kw:a»"],"upvotes":1},"publishedAt":"«pub2:2025-12-09T00:00:00Z»","numComments":2,"title":"«title2:»"}]')
FORMATS["daily-py"] = ("x.txt", escape_python, "[{'paper': {'id': '«id:2512.00001»', 'title': '«title:Sparks»', 'summary': '«summary:We.»', 'authors': [{'name': '«author:Ada»'}], 'publishedAt': '«pub:2025-12-08T00:00:00Z»'}, 'publishedAt': '2025-12-09T00:00:00Z', 'numComments': 2}]")
FORMATS["kaggle"] = ("x.jsonl", escape_json, '{"id":"«id:2512.00001»","authors":"«authors:A»","title":"«title:Sparks»","journal-ref":"«venue:J»","doi":"«doi:10.5555/a»","categories":"«cat:cs.LG»","abstract":"«abstract:We.»","versions":[{"version":"«v:v1»","created":"«created:Mon, 8 Dec 2025 09:00:00 GMT»"}],"update_date":"2025-12-09","authors_parsed":[["«last:One»","«first:Ada»","«suffix:»"]]}\n')
FORMATS["kaggle-a"] = ("x.jsonl", escape_json, '{"id":"2512.00001","authors":"«authors:A»","title":"Sparks","journal-ref":"J","categories":"cs.LG","abstract":"We.","versions":[]}\n')
FORMATS["papercopilot"] = ("iclr2025.json", escape_json, '[{"id":"«id:ab»","title":"«title:Sparks»","status":"«status:Poster»","track":"main","abstract":"«abstract:We.»","keywords":"«kw:a;b»","primary_area":"«area:x»","author":"«author:Ada;Bob»","aff":"x","bibtex":"«bibtex:@a{k,title={x},booktitle={B},year={2025}}»","site":"«site:https://openreview.net/forum?id=ab»","doi":"«doi:»","arxiv":"«arxiv:»","openreview":"«or:»","published":"«pub:2025-12-08»"}]')
FORMATS["csv"] = ("x.csv", escape_csv, 'id,title,abstract,authors,keywords,categories,published,listed,doi,venue,upvotes,link,updated\n"«id:2512.00001»","«title:Sparks»","«abstract:We.»","«authors:Ada; Bob»","«kw:a,b»","«cat:cs.LG»","«pub:2025-12-08»","«listed:2025-12-09»","«doi:10.5555/a»","«venue:J»","«up:7»","«link:https://arxiv.org/abs/2512.00001»","«upd:2025-12-09»"\n')
FORMATS["csv-u"] = ("x.csv", one_line, 'id,title,abstract,authors,keywords,published\n«id:2512.00001»,«title:Sparks»,«abstract:We.»,«authors:Ada»,«kw:a»,«pub:2025-12-08»\n')
FORMATS["csv-h"] = ("x.csv", one_line, 'id,title,abstract,«col:x»\n1,Sparks,We strike.,y\n')
FORMATS["bibtex"] = ("x.bib", str, '@string{j = {«abbr:J»}}\n@article{«key:k»,\n title={«title:Sparks»},\n author={«author:Ada One and Bob Two»},\n abstract={«abstract:We.»},\n year={«year:2025»}, month={«month:12»}, date={«date:2025-12-08»},\n journal={«journal:J»}, doi={«doi:10.5555/a»}, eprint={«eprint:2512.00001»}, archiveprefix={«ap:arXiv»}, primaryclass={«pc:cs.LG»}, keywords={«kw:a,b»}, url={«url:https://x.example»}, note={«note:n»}, volume=j # j\n}\n\n«between: »\n\n@misc{b, title={Last}, abstract={x}}\n')
FORMATS["bibtex-q"] = ("x.bib", str, '@article{k,\n title="«title:Sparks»", «name:note» = 7, abstract = «num:7»}\n@misc{b, title={Last}}\n')
FORMATS["mail"] = ("x.eml", one_line, 'Date: «hdate:Tue, 9 Dec 2025 00:45:57 -0400»\nFrom: «from:x»\nSubject: «subj:x»\nContent-Type: «ct:text/plain»\nContent-Transfer-Encoding: «cte:8bit»\n«hname:X-A»: x\n\n received from  Mon  8 Dec 25 18:00:00 GMT  to  «recv:Tue  9 Dec 25 18:00:00 GMT»\n-----------------------------------------------------------------\n\\\\\narXiv:«id:2512.00001»\nDate: «date:Mon, 8 Dec 2025 09:00:00 GMT»   (7kb)\n\nTitle: «title:Sparks»\nAuthors: «authors:Ada One and Bob Two»\nCategories: «cat:cs.LG»\nComments: «com:7»\nJournal-ref: «jr:J»\nDOI: «doi:10.5555/a»\n«fname:MSC»: x\n\\\\\n  «abstract:We.»\n\\\\ ( «end:https://arxiv.org/abs/2512.00001» ,  7kb)\n')
FORMATS["mail-fold"] = ("x.eml", folded, 'Date: Tue, 9 Dec 2025 00:45:57 -0400\nSubject: «subj:x»\n\n\\\\\narXiv:2512.00001\nDate: Mon, 8 Dec 2025 09:00:00 GMT   (7kb)\n\nTitle: «title:Sparks»\nAuthors: «authors:Ada»\nComments: «com:7»\n\\\\\n  We.\n «abs:a»\n\\\\ ( https://arxiv.org/abs/2512.00001 ,  7kb)\n')
FORMATS["mail-qp"] = ("x.eml", str, 'Date: Tue, 9 Dec 2025 00:45:57 -0400\nContent-Type: multipart/mixed; boundary="«b:bb»"\n\n--bb\nContent-Type: text/plain; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\n\n\\\\\narXiv:2512.00001\n\nTitle: Sparks\nAuthors: Ada\n\\\\\n  We. «body:x»\n\\\\ ( https://arxiv.org/abs/2512.00001 ,  7kb)\n--bb--\n')
FORMATS["metadata"] = ("x.txt", one_line, 'Title: «title:Sparks»\nPDF: «pdf:https://arxiv.org/pdf/2512.00001»\nSummary: «summary:We.»\nAuthors: «authors:Ada»\nPublished: «pub:2025-12-08»\n---\nTitle: Last\nPDF: https://arxiv.org/pdf/2512.00002\nSummary: x\n«rest:y»\n---\n')
FORMATS["metadata-nl"] = ("x.txt", str, 'Title: Sparks\nPDF: https://arxiv.org/pdf/2512.00001\nSummary: «summary:We.»\n---\n')
PAGE = 'Daily Papers\n\nby«by:AK» and the research community\n\n«day:Dec 9»\n\n«title:LanternNet Lighting Dark Corridors»\n\n«abs:Corridor lighting is usually planned by hand, which is slow and leaves dark spots. We propose LanternNet, a small network.»\n\n  • 3 authors\n·\n«date:Dec 8»\n\n«title2:How Many Teapots Does a Simulator Need»\n\nSimulated kitchens are furnished by taste. We count, for eleven tasks, how many teapots a learner has to see before it stops.\n\n  • «n:12» authors\n·\nDec 8 4\n«tail:x»\n'
FORMATS["page"] = ("x.txt", one_line, PAGE)
FORMATS["page-nl"] = ("x.txt", str, PAGE)
NAMESPACES = 'xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"'
ATOM = '<?xml version="1.0" encoding="UTF-8"?>\n<feed ' + NAMESPACES + '>\n<id>https://arxiv.org/api/l</id><title>arXiv Query: «ftitle:x»</title><updated>«fupd:2025-12-09T00:00:00Z»</updated>\n<entry><id>«id:http://arxiv.org/abs/2512.00001v1»</id><published>«pub:2025-12-08T00:00:00Z»</published><updated>«upd:2025-12-08T00:00:00Z»</updated><title>«title:Sparks»</title><summary>«summary:We.»</summary><author><name>«author:Ada»</name></author><arxiv:doi>«doi:10.5555/a»</arxiv:doi><arxiv:journal_ref>«jr:J»</arxiv:journal_ref><link href="«link:http://arxiv.org/abs/2512.00001v1»"/><category term="«cat:cs.LG»"/><arxiv:primary_category term="«pc:cs.CV»"/><x a="«attr:y»">«x:z»</x></entry></feed>\n'
FORMATS["atom"] = ("x.xml", escape_markup, ATOM)
FORMATS["atom-raw"] = ("x.xml", str, ATOM)
FEED = '<?xml version="1.0"?>\n<rss version="2.0" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>cs.LG updates on arXiv.org «ft:»</title><pubDate>«fp:Tue, 09 Dec 2025 00:00:00 -0400»</pubDate><item><title>«title:Sparks»</title><link>«link:https://arxiv.org/abs/2512.00001»</link><description>«desc:arXiv:2512.00001v1 Announce Type: new Abstract: We.»</description><guid>«guid:oai:arXiv.org:2512.00001v1»</guid><category>«cat:cs.LG»</category><pubDate>«pub:Tue, 09 Dec 2025 00:00:00 -0400»</pubDate><arxiv:announce_type>«type:new»</arxiv:announce_type><dc:creator>«creator:Ada, Bob»</dc:creator></item></channel></rss>'
FORMATS["feed"] = ("x.xml", escape_markup, FEED)
FORMATS["feed-raw"] = ("x.xml", str, FEED)
DAILY = '<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Hugging Face Daily Papers</title><lastBuildDate>«fb:Tue, 09 Dec 2025 00:40:03 +0000»</lastBuildDate><item><title>«title:Sparks»</title><link>https://arxiv.org/abs/2512.00001</link><description>«desc:&lt;p&gt;Authors: A&lt;/p&gt;»</description><guid>x</guid><pubDate>«pub:Mon, 08 Dec 2025 00:00:00 +0000»</pubDate></item></channel></rss>'
FORMATS["hf"] = ("x.xml", escape_markup, DAILY)
FORMATS["hf-labels"] = ("x.xml", escape_markup, '<rss version="2.0"><channel><title>Hugging Face Daily Papers</title><item><title>Sparks</title><link>https://arxiv.org/abs/2512.00001</link><description>&lt;p&gt;Authors: «authors:A»&lt;/p&gt;&lt;p&gt;Upvotes: «up:5»&lt;/p&gt;&lt;p&gt;Summary: «sum:We.»&lt;/p&gt;</description></item></channel></rss>')
FORMATS["oai"] = ("x.xml", escape_markup, '<?xml version="1.0"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2025-12-09T00:00:00Z</responseDate><ListRecords><record><header><identifier>«oid:oai:arXiv.org:2512.00001»</identifier><datestamp>2025-12-09</datestamp><setSpec>«set:cs»</setSpec></header><metadata><arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>«id:2512.00001»</id><created>«created:2025-12-08»</created><authors><author><keyname>«key:One»</keyname><forenames>«fore:Ada»</forenames></author></authors><title>«title:Sparks»</title><categories>«cat:cs.LG»</categories><journal-ref>«jr:J»</journal-ref><doi>«doi:10.5555/a»</doi><abstract>«abstract:We.»</abstract></arXiv></metadata></record><resumptionToken>«tok:»</resumptionToken></ListRecords></OAI-PMH>')
FORMATS["oai-dc"] = ("x.xml", escape_markup, '<?xml version="1.0"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><GetRecord><record><header><identifier>oai:arXiv.org:2512.00001</identifier><setSpec>«set:cs:cs:LG»</setSpec></header><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>«title:Sparks»</dc:title><dc:creator>«creator:One, Ada»</dc:creator><dc:subject>«subj:x»</dc:subject><dc:description>«desc:We.»</dc:description><dc:date>«date:2025-12-08»</dc:date><dc:identifier>«id:http://arxiv.org/abs/2512.00001»</dc:identifier></oai_dc:dc></metadata></record></GetRecord></OAI-PMH>')
FORMATS["oai-err"] = ("x.xml", escape_markup, '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><error code="«code:badArgument»">«err:no»</error></OAI-PMH>')
FORMATS["plain"] = ("x.txt", str, '«all:Sparks»')
FORMATS["taxonomy"] = ("x.yaml", escape_json, 'version: 1\ntopics:\n  - slug: "«slug:a»"\n    name: "«name:A»"\n    definition: "«definition:D.»"\n    cues: ["«cue:c»"]\n  - "«key:x»": 1\n    slug: b\n    name: B\n    definition: «plain:x»\n')
FORMATS["taxonomy-raw"] = ("x.yaml", str, 'version: 1\ntopics:\n  - slug: a\n    name: A\n    cues: [«cues:c»]\n«rest:»\n')
FORMATS["labels"] = ("x.jsonl", escape_json, '{"id":"«id:a»","title":"«title:A room»","abstract":"«abstract:We strike.»","topics":["«topic:video»"],"primary":"«primary:video»","sample":"«sample:x»"}\n{"id":"b","title":"T","abstract":"Video.","topics":["video"]}\n')
FORMATS["documents"] = ("x.jsonl", escape_json, '{"id":"«id:a»","title":"«title:A room»","abstract":"«abstract:We strike.»","text":"«text:x»","«key:k»":1}\n')
FORMATS["document"] = ("x.txt", str, "«title:A room»\n\n«abstract:We strike.»\n")
COMMANDS = {
    "taxonomy": ["topics", "--topics"], "taxonomy-raw": ["topics", "--topics"], "labels": ["evaluate"],
    "documents": ["classify", "--jsonl"], "document": ["classify"],
}
RENDERINGS = ["text", "markdown", "html", "json", "csv", "svg", "email", "atom"]


def parts(template):
    return re.split(r"«([a-z0-9]+):([^»]*)»", template)


def filled(template, escape, field, value):
    pieces = parts(template)
    result = [pieces[0]]
    for place in range(1, len(pieces), 3):
        result += [escape(value) if pieces[place] == field else pieces[place + 1], pieces[place + 2]]
    return "".join(result)


class Runs:
    """Runs of the program on listings in a folder."""

    limit = 30

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.environment = dict(os.environ, XDG_DATA_HOME=folder + "/data", SWIFT_BACKTRACE="enable=no")
        self.environment.pop("TRENDS_ARCHIVE", None)

    def seconds(self, arguments):
        """The processor seconds of a run, its exit code and the length of its messages."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [self.program, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
            env=self.environment, cwd=self.folder,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (self.limit, self.limit)))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime - before.ru_utime, done.returncode, len(done.stderr)

    def commands(self, name, files):
        """The commands that read files of a format, in order, and what each is called."""
        if name in COMMANDS:
            return [(" ".join(COMMANDS[name]) + " " + os.path.basename(file), [*COMMANDS[name], file]) for file in files]
        shutil.rmtree(self.folder + "/archive", ignore_errors=True)
        os.mkdir(self.folder + "/archive")
        archive = ["--archive", self.folder + "/archive/a.sqlite"]
        reports = [(f"report --format {form}", ["report", *archive, "--format", form]) for form in RENDERINGS]
        return [("import", ["import", *files, *archive]), *reports, ("export", ["archive", "export", *archive])]

    def measure(self, name, field, texts, size, wanted):
        """The seconds of each command, or of those that are wanted, on files of these texts."""
        file, escape, template = FORMATS[name]
        shutil.rmtree(self.folder + "/in", ignore_errors=True)
        files = []
        for text, make in texts.items():
            os.makedirs(f"{self.folder}/in/{text}")
            files.append(f"{self.folder}/in/{text}/{file}")
            with open(files[-1], "w", encoding="utf-8", newline="") as output:
                output.write(filled(template, escape, field, make(size)))
        found = {}
        for command, arguments in self.commands(name, files):
            # Nothing can be reported that was not imported.
            if wanted and command != "import" and command.split(" x.")[0] not in wanted:
                continue
            seconds, code, messages = self.seconds(arguments)
            total = found.get(command.split(" x.")[0], (0, 0, 0))
            found[command.split(" x.")[0]] = (total[0] + seconds, min(total[1], code) or max(total[1], code), total[2] + messages)
        return found

    def growing(self, name, field, texts, size, wanted=()):
        """The commands that end badly, say too much or take ever longer, with their seconds at both sizes, exit code and bytes of messages."""
        large = self.measure(name, field, texts, 2 * size, wanted)
        suspects = {
            command for command, (seconds, code, messages) in large.items()
            if seconds > 1 / 3 or code < 0 or messages > 2000 * len(texts)
        }
        if not suspects:
            return []
        small = self.measure(name, field, texts, size, suspects)
        return [
            (command, small[command][0], *large[command]) for command in large if command in suspects
            and (large[command][1] < 0 or large[command][2] > 2000 * len(texts)
                 or large[command][0] > (2.8 if len(texts) == 1 else 2.2) * small[command][0])
        ]

    def search(self, name, field, texts, size, wanted=()):
        """Prints the texts of which a command takes ever longer."""
        found = self.growing(name, field, texts, size, wanted)
        if len(texts) == 1:
            for command, small, large, code, messages in found:
                print(
                    f"{name}/{field}/{next(iter(texts))}, {command}: {small:.2f} s, {large:.2f} s, exit {code}, "
                    f"{messages} bytes of messages", flush=True)
        elif found:
            pairs, middle = list(texts.items()), len(texts) // 2
            for half in pairs[:middle], pairs[middle:]:
                self.search(name, field, dict(half), size, {command for command, *_ in found})


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("trends", help="the program, a release build")
    asked.add_argument("--only", default="", metavar="REGEX", help="fields, as FORMAT/FIELD")
    asked.add_argument("--texts", default="", metavar="REGEX", help="names of texts")
    asked.add_argument("--kb", type=int, default=64, help="the smaller size (64)")
    asked = asked.parse_args()
    texts = {name: make for name, make in TEXTS.items() if re.search(asked.texts, name)}
    folder = tempfile.mkdtemp(prefix="doubling-")
    runs = Runs(os.path.realpath(asked.trends), folder)
    tried = 0
    try:
        for name, (_, _, template) in FORMATS.items():
            for field in parts(template)[1::3]:
                if not re.search(asked.only, f"{name}/{field}"):
                    continue
                tried += 1
                runs.search(name, field, texts, asked.kb << 10)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{tried} fields, {len(texts)} texts")


if __name__ == "__main__":
    sys.exit(main())
