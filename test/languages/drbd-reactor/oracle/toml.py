"""Reads a list of texts as JSON, and says of each what Python's own TOML 1.0 parser does."""
import json
import sys
import tomllib

answers = []
for text in json.load(sys.stdin):
    try:
        # The daemon's parser passes over a byte-order mark, Python's does not.
        tomllib.loads(text.removeprefix('\ufeff'))
        answers.append('')
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        answers.append(str(error) or type(error).__name__)
json.dump(answers, sys.stdout)
