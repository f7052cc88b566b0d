"""Loads texts as `crm configure load replace` does, without a cluster: lists of texts in JSON, one a line, on standard input; their answers, one line each, on standard output."""
import json
import logging
import os
import sys

sys.path.insert(0, '/usr/lib/python3/dist-packages')
os.environ['HOME'] = sys.argv[1]
os.environ['CIB_file'] = sys.argv[2]

from lxml import etree
from crmsh import cibconfig, config, log, parse, ra, utils

config.core.sort_elements = 'no'


class Heard(logging.Handler):
    """Keeps what crmsh says."""

    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append('%s: %s' % (record.levelname, record.getMessage()))


heard = Heard()
heard.set_name('console')
heard.setFormatter(logging.Formatter())
for name in list(logging.root.manager.loggerDict):
    logger = logging.getLogger(name)
    if name.startswith('crmsh'):
        logger.handlers = []
        logger.propagate = False
        logger.addHandler(heard)

# Which agents are installed is not asked.
ra.ra_providers = lambda ra_type, ra_class='ocf': ['heartbeat']
parse.disambiguate_ra_type.__globals__['ra_providers'] = ra.ra_providers

def is_valid(xml):
    """Asks the given schemas, the newest first, whether one of them takes the CIB; none are given where no answer is wanted."""
    if len(sys.argv) < 4:
        return None
    cib = etree.fromstring(xml)
    return any(schema_of(version).validate(cib) for version in sys.argv[3:])


def schema_of(version):
    if version not in schemas:
        schemas[version] = etree.RelaxNG(etree.parse('/usr/share/pacemaker/pacemaker-%s.rng' % version))
    return schemas[version]


schemas = {}
factory = cibconfig.cib_factory


def answer(text):
    heard.lines = []
    xml = None
    try:
        factory.reset()
        factory.initialize()
        saved = cibconfig.mkset_obj().save(text)
        if saved:
            xml = etree.tostring(factory.get_cib()).decode()
        return {'taken': bool(saved), 'xml': xml, 'valid': xml is not None and is_valid(xml), 'said': heard.lines}
    except Exception as error:
        return {'taken': False, 'xml': None, 'valid': False, 'said': heard.lines + ['%s: %s' % (type(error).__name__, error)]}


for line in sys.stdin:
    print(json.dumps([answer(text) for text in json.loads(line)]), flush=True)
