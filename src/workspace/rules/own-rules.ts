import { defineFault } from '../../rules/define-rule.js'
import type { FaultRule } from '../../rules/define-rule.js'

const interfaces = 'cfgcheck: docs/limits.md'
const noExamples = { bad: [], good: [] }

function own(rule: Omit<FaultRule, 'scope' | 'examples' | 'since' | 'reportedBy' | 'sources'>): FaultRule {
  return defineFault({ ...rule, sources: [interfaces], since: '0.1.0', reportedBy: 'parse', examples: noExamples })
}

/** What cfgcheck says about its own work: files that it could not read, limits, suppressions. */
export const ownRules: readonly FaultRule[] = [
  own({
    id: 'cfgcheck/unreadable',
    severity: 'error',
    origin: 'practice',
    summary: 'a file cannot be read',
    why: 'Nothing is known of it, so that a clean result would be worth nothing.',
    do: 'Check the path and the permissions.',
  }),
  own({
    id: 'cfgcheck/too-large',
    severity: 'error',
    origin: 'practice',
    summary: 'a file is larger than 64 MiB',
    why: 'No configuration file is that large; reading it would cost memory for nothing.',
    do: 'Leave the file out, or give the right one.',
  }),
  own({
    id: 'cfgcheck/outside',
    severity: 'error',
    origin: 'practice',
    summary: 'a path leads out of the given root',
    why: 'Only what was given is read; a link that leads elsewhere may belong to another host.',
    do: 'Copy the file into the tree instead of linking to it.',
  }),
  own({
    id: 'cfgcheck/ambiguous-cib',
    severity: 'info',
    origin: 'practice',
    summary: 'nobody can tell which cluster a CIB beside hosts belongs to',
    why: 'A CIB, or a text of the crm shell, that lies beside the folders of hosts belongs to those that its nodes name. Where two name the same hosts, or hosts of that name are in two clusters, each is checked by itself alone, and compared with no host.',
    do: 'Leave one of them there, or put it where its host has it: var/lib/pacemaker/cib/cib.xml.',
  }),
  own({
    id: 'cfgcheck/unsafe-snapshot',
    severity: 'error',
    origin: 'practice',
    summary: 'a part of a snapshot is refused',
    why: 'A path or link that leads out of it, a device, or more data than any host has: the snapshot is damaged, or made to do harm.',
    do: 'Collect the host again, or unpack the snapshot and give the folder.',
  }),
  own({
    id: 'cfgcheck/invalid-utf-8',
    severity: 'info',
    origin: 'practice',
    summary: 'a file is not UTF-8',
    why: 'It is read as Latin-1, byte by byte. The daemons do not mind; editors and people may read it otherwise.',
    do: 'Convert the file to UTF-8.',
  }),
  own({
    id: 'cfgcheck/utf-16',
    severity: 'error',
    origin: 'practice',
    summary: 'a file is UTF-16',
    why: 'Windows calls it Unicode. The daemons read byte by byte: each letter has a NUL beside it, which ends the line or the file.',
    do: 'Save the file as UTF-8 without a byte-order mark: iconv -f UTF-16 -t UTF-8.',
  }),
  own({
    id: 'cfgcheck/nul-byte',
    severity: 'warning',
    origin: 'practice',
    summary: 'a file holds a NUL byte',
    why: 'The daemons end the line, or the file, there. It is a sign of a damaged file or of UTF-16.',
    do: 'Restore the file, or save it as UTF-8.',
  }),
  own({
    id: 'cfgcheck/missing-include',
    severity: 'error',
    origin: 'daemon',
    summary: 'an included file does not exist',
    why: 'drbdadm refuses the whole configuration; drbd-reactor does not start where the folder of its snippets is not there.',
    do: 'Create the file or the folder, mend the path, or remove the line.',
  }),
  own({
    id: 'cfgcheck/include-cycle',
    severity: 'warning',
    origin: 'practice',
    summary: 'a file includes itself, directly or through others',
    why: 'drbdadm before 8.4 reads it again and again until it fails; later ones read it once.',
    do: 'Remove one of the includes.',
  }),
  own({
    id: 'cfgcheck/too-many-includes',
    severity: 'error',
    origin: 'practice',
    summary: 'includes nest too deep or name too many files',
    why: 'The limit of 256 levels or 100,000 files keeps a mistake from taking all memory.',
    do: 'Look for a pattern that matches too much.',
  }),
  own({
    id: 'cfgcheck/differing-host-name',
    severity: 'info',
    origin: 'practice',
    summary: "a host's folder is not named like the host",
    why: 'The tree may belong to another host, or the host was renamed. The name in etc/hostname is used.',
    do: 'Rename the folder, or mend etc/hostname.',
  }),
  own({
    id: 'cfgcheck/unused-suppression',
    severity: 'warning',
    origin: 'practice',
    summary: 'a suppression silences nothing',
    why: 'It would hide a fault that comes later.',
    do: 'Remove the comment.',
  }),
  own({
    id: 'cfgcheck/unknown-suppression',
    severity: 'warning',
    origin: 'practice',
    summary: 'a suppression names a rule that does not exist',
    why: 'It silences nothing.',
    do: 'Mend the id; "cfgcheck rules" lists them.',
  }),
  own({
    id: 'cfgcheck/malformed-suppression',
    severity: 'warning',
    origin: 'practice',
    summary: 'a suppression has no rule or no reason',
    why: 'Without both it is ignored.',
    do: 'Write "cfgcheck-ignore RULE-ID: reason".',
  }),
  own({
    id: 'cfgcheck/misplaced-suppression',
    severity: 'warning',
    origin: 'practice',
    summary: 'a suppression of the whole file does not stand at its beginning',
    why: 'It is ignored there.',
    do: 'Move it before the first statement.',
  }),
  own({
    id: 'cfgcheck/internal-fault',
    severity: 'error',
    origin: 'practice',
    summary: 'a part of cfgcheck failed',
    why: 'A rule, or what reads a file, made a mistake; the rest went on.',
    do: 'Please report it.',
  }),
]
