import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

import { applyFixes } from '../../../src/workspace/apply-fixes.js'
import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { applyEdits } from '../../../src/text/edit.js'
import { spawnSync } from '../../support/programs.js'
import { generateConfiguration, generatedHost } from './generate.js'

const language = drbdConf as unknown as Language
const drbdadm = '/usr/sbin/drbdadm'
const oldDrbdadm = '/usr/lib/drbd/drbdadm-84'
const hasPrograms = existsSync(drbdadm) && existsSync(oldDrbdadm)
const corpus = resolve(process.cwd(), '../shared/corpus/drbd')
/** Seeds for each move; more where CFGCHECK_RUNS asks for them. */
const fewRuns = 12
const runs = Math.max(fewRuns, Math.floor(Number(process.env['CFGCHECK_RUNS'] ?? 0) / 4))
const workspace = mkdtempSync(join(tmpdir(), 'cfgcheck-migration-'))
afterAll(() => rmSync(workspace, { recursive: true, force: true }))

/** Applies all fixes until nothing changes. */
function migrated(before: string, target: string, allowed: 'safe' | 'unsafe' = 'unsafe'): string {
  let text = before
  for (let round = 0; round < 20; round += 1) {
    // A size without unit is the one case that a person has to decide first.
    const findings = findingsOf(language, { text, target }).filter(({ rule }) => rule !== 'drbd-conf/unsafe-size')
    const next = applyFixes(findings, () => text, allowed).texts.get('example')
    if (next === undefined) return text
    text = next
  }
  throw new Error(`Fixes never come to an end:\n${text}`)
}

interface Verdict {
  readonly isAccepted: boolean
  readonly complaint: string
  /** The statements that it understood, sorted. */
  readonly statements: readonly string[]
}

/** Asks the drbdadm of a release; Debian's hands files of 8.4 over to drbdadm-84. */
function asked(text: string, target: '8.4' | '9.22', node: string): Verdict {
  const file = join(workspace, 'drbd.conf')
  writeFileSync(file, text)
  const { status, stderr, stdout } = spawnSync(drbdadm, ['-d', '-c', file, 'dump'], {
    input: '',
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'] ?? '',
      __DRBD_NODE__: node,
      DRBD_DRIVER_VERSION_OVERRIDE: target === '8.4' ? '8.4.4' : '9.2.0',
      DRBD_DONT_WARN_ON_VERSION_MISMATCH: '1',
    },
  })
  const lines = stdout.split('\n').map(line => line.trim().replace(/\s+/g, ' '))
  return {
    isAccepted: status === 0,
    complaint: stderr.split('\n').filter(line => line !== '' && !line.includes('__DRBD_NODE__')).join(' | '),
    statements: lines.filter(line => line.endsWith(';')).sort(),
  }
}

function comments(text: string): string[] {
  return (text.match(/#[^\n]*/g) ?? []).map(comment => comment.trim()).sort()
}

describe('single statements', () => {
  const cases: readonly (readonly [name: string, target: string, before: string, after: string])[] = [
    [
      'a syncer section of one kind becomes a disk section in its place',
      '9.22',
      'resource r0 {\n  syncer {\n    rate 10M; # slow link\n    # more\n    al-extents 257;\n  }\n}\n',
      'resource r0 {\n  disk {\n    resync-rate 10M; # slow link\n    # more\n    al-extents 257;\n  }\n}\n',
    ],
    [
      'a syncer section of several kinds is spread, comments go with their statements',
      '9.22',
      'resource r0 {\n  syncer {\n    # how fast\n    rate 10M;\n    verify-alg sha1; # check\n    cpu-mask 3;\n    # end\n  }\n}\n',
      'resource r0 {\n  disk {\n    # how fast\n    resync-rate 10M;\n  }\n  net {\n    verify-alg sha1; # check\n  }\n' +
        '  options {\n    cpu-mask 3;\n    # end\n  }\n}\n',
    ],
    [
      'options of syncer join a section that is there',
      '8.4',
      'resource r0 {\n  net {\n    timeout 60;\n  }\n  syncer {\n    verify-alg sha1;\n  }\n}\n',
      'resource r0 {\n  net {\n    timeout 60;\n    verify-alg sha1;\n  }\n}\n',
    ],
    [
      'a syncer section on one line',
      '9.22',
      'resource r0 { syncer { rate 10M; after r1; } }\nresource r1 { }\n',
      'resource r0 { disk { resync-rate 10M; resync-after r1; } }\nresource r1 { }\n',
    ],
    [
      'fencing moves from disk to net, with the comment behind it',
      '9.22',
      'resource r0 {\n  disk {\n    fencing resource-only; # Pacemaker\n    on-io-error detach;\n  }\n  handlers {\n    fence-peer "/f";\n  }\n}\n',
      'resource r0 {\n  disk {\n    on-io-error detach;\n  }\n  handlers {\n    fence-peer "/f";\n  }\n' +
        '  net {\n    fencing resource-only; # Pacemaker\n  }\n}\n',
    ],
    [
      'fencing moves back to disk for 8.4',
      '8.4',
      'resource r0 {\n  net {\n    fencing resource-only;\n  }\n  handlers {\n    fence-peer "/f";\n  }\n}\n',
      'resource r0 {\n  handlers {\n    fence-peer "/f";\n  }\n  disk {\n    fencing resource-only;\n  }\n}\n',
    ],
    [
      'protocol moves into net',
      '8.4',
      'resource r0 {\n  protocol C;\n  net {\n    timeout 60;\n  }\n}\n',
      'resource r0 {\n  net {\n    timeout 60;\n    protocol C;\n  }\n}\n',
    ],
    [
      'protocol moves into the net that syncer becomes, with its comment',
      '8.4',
      'resource r0 {\n  protocol C; # sync\n  syncer {\n    verify-alg md5; # weekly\n  }\n}\n',
      'resource r0 {\n  net {\n    verify-alg md5; # weekly\n    protocol C; # sync\n  }\n}\n',
    ],
    [
      'protocol moves out of net for 8.3',
      '8.3.16',
      'resource r0 {\n  net {\n    protocol C;\n  }\n}\n',
      'resource r0 {\n  protocol C;\n}\n',
    ],
    [
      'no- words become no',
      '9.22',
      'resource r0 {\n  disk {\n    no-disk-flushes; # cache\n  }\n}\n',
      'resource r0 {\n  disk {\n    disk-flushes no; # cache\n  }\n}\n',
    ],
    [
      'switches lose their values for 8.3',
      '8.3.16',
      'resource r0 {\n  protocol C;\n  net {\n    allow-two-primaries yes;\n    always-asbp no;\n    tcp-cork no;\n  }\n}\n',
      'resource r0 {\n  protocol C;\n  net {\n    allow-two-primaries;\n    no-tcp-cork;\n  }\n}\n',
    ],
    [
      'the handler of 0.7 becomes a handler',
      '8.0.16',
      'resource r0 {\n  protocol C;\n  incon-degr-cmd "halt -f";\n}\n',
      'resource r0 {\n  protocol C;\n  handlers {\n    pri-on-incon-degr "halt -f";\n  }\n}\n',
    ],
    [
      'address and port, meta-disk and meta-index of 0.7 become one statement each, without semicolons too',
      '8.0.16',
      'resource r0 {\n  protocol C\n  on alpha {\n    address 192.0.2.1\n    port = 7788 # usual\n    meta-disk /dev/sdb1;\n    meta-index 0;\n  }\n}\n',
      'resource r0 {\n  protocol C;\n  on alpha {\n    address 192.0.2.1:7788; # usual\n    meta-disk /dev/sdb1 [0];\n  }\n}\n',
    ],
    [
      'names that later releases take for numbers and keywords are quoted',
      '8.3.16',
      'resource 0 {\n  protocol C;\n}\nresource size {\n  protocol C;\n}\n',
      'resource "0" {\n  protocol C;\n}\nresource "size" {\n  protocol C;\n}\n',
    ],
    [
      'a handler of 0.7 without semicolon',
      '8.3.16',
      'resource r0 {\n  incon-degr-cmd "halt -f" # now\n  protocol C;\n}\n',
      'resource r0 {\n  protocol C;\n  handlers {\n    pri-on-incon-degr "halt -f"; # now\n  }\n}\n',
    ],
    [
      'resync groups become a chain',
      '8.0.16',
      'resource r0 {\n  protocol C;\n  syncer {\n    group 1;\n  }\n}\nresource r1 {\n  protocol C;\n  syncer {\n    rate 5M;\n    group 2;\n  }\n}\n',
      'resource r0 {\n  protocol C;\n  syncer {\n  }\n}\nresource r1 {\n  protocol C;\n  syncer {\n    rate 5M;\n    after "r0";\n  }\n}\n',
    ],
    [
      'a panic becomes a handler',
      '8.0.16',
      'resource r0 {\n  protocol C;\n  disk {\n    on-io-error panic;\n  }\n}\n',
      'resource r0 {\n  protocol C;\n  disk {\n    on-io-error call-local-io-error;\n  }\n' +
        '  handlers {\n    local-io-error "echo o > /proc/sysrq-trigger";\n  }\n}\n',
    ],
    [
      'words that nobody needs any more go, their comments stay',
      '9.22',
      'resource r0 {\n  # tuned\n  disk {\n    use-bmbv; # fast\n  }\n  net {\n    unplug-watermark 64;\n  }\n}\n',
      'resource r0 {\n  # tuned\n  disk {\n    # fast\n  }\n  net {\n  }\n}\n',
    ],
    [
      'outdate-peer is renamed',
      '9.22',
      'resource r0 {\n  net {\n    fencing resource-only;\n  }\n  handlers {\n    outdate-peer "/sbin/outdate";\n  }\n}\n',
      'resource r0 {\n  net {\n    fencing resource-only;\n  }\n  handlers {\n    fence-peer "/sbin/outdate";\n  }\n}\n',
    ],
    [
      'spellings of 0.7 in global',
      '8.0.16',
      'global {\n  minor_count 10;\n  disable-io-hints;\n}\n',
      'global {\n  minor-count 10;\n}\n',
    ],
    [
      'words behind skip are quoted',
      '8.3.16',
      'skip resource r9 {\n}\n',
      'skip "resource r9" {\n}\n',
    ],
    [
      'flexible-meta-disk and meta-disk without index',
      '8.4',
      'resource r0 {\n  on alpha {\n    flexible-meta-disk /dev/sdb1;\n  }\n}\n',
      'resource r0 {\n  on alpha {\n    meta-disk /dev/sdb1;\n  }\n}\n',
    ],
    [
      'meta-disk without index for 8.3',
      '8.3.16',
      'resource r0 {\n  protocol C;\n  on alpha {\n    meta-disk /dev/sdb1;\n  }\n}\n',
      'resource r0 {\n  protocol C;\n  on alpha {\n    flexible-meta-disk /dev/sdb1;\n  }\n}\n',
    ],
    [
      'a mark that drbdsetup printed',
      '8.4',
      'resource r0 {\n  net {\n    timeout 60 _is_default;\n  }\n}\n',
      'resource r0 {\n  net {\n    timeout 60;\n  }\n}\n',
    ],
    [
      'a number below what the target takes',
      '8.4',
      'resource r0 {\n  net {\n    congestion-extents 7;\n  }\n}\n',
      'resource r0 {\n  net {\n    congestion-extents 67;\n  }\n}\n',
    ],
    [
      'a skip block inside a resource moves behind it',
      '8.4',
      'resource r0 {\n  skip this { a b; # kept\n  }\n  net {\n    timeout 60;\n  }\n}\n',
      'resource r0 {\n  net {\n    timeout 60;\n  }\n}\nskip this { a b; # kept\n  }\n',
    ],
    [
      'a device with a name of its own',
      '9.34',
      'resource r0 {\n  on alpha {\n    node-id 0;\n    device /dev/drbd_data minor 3;\n  }\n}\n',
      'resource r0 {\n  on alpha {\n    node-id 0;\n    device /dev/drbd3 minor 3;\n  }\n}\n',
    ],
    [
      'an order of resynchronisation',
      '9.22',
      'resource r0 {\n}\nresource r1 {\n  syncer {\n    after r0;\n  }\n}\n',
      'resource r0 {\n}\nresource r1 {\n  disk {\n    resync-after r0;\n  }\n}\n',
    ],
    [
      'scripts of 8.4 become those of 9',
      '9.22',
      'resource r0 {\n  net {\n    fencing resource-only;\n  }\n  handlers {\n    fence-peer "/usr/lib/drbd/crm-fence-peer.sh";\n    after-resync-target "/usr/lib/drbd/crm-unfence-peer.sh";\n  }\n}\n',
      'resource r0 {\n  net {\n    fencing resource-only;\n  }\n  handlers {\n    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh";\n    unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";\n  }\n}\n',
    ],
    [
      'what 9 ignores or no longer reads goes: hosts to ignore, first primaries, the old compression',
      '9.22',
      'resource r0 {\n  ignore-on gamma;\n  startup {\n    become-primary-on alpha; # first\n  }\n  proxy {\n    compression on;\n  }\n}\n',
      'resource r0 {\n  startup {\n    # first\n  }\n  proxy {\n  }\n}\n',
    ],
    [
      'a name of a connection goes',
      '9.22',
      'resource r0 {\n  on alpha {\n    node-id 0;\n  }\n  on beta {\n    node-id 1;\n  }\n  connection link {\n    host alpha address 192.0.2.1:7788;\n    host beta address 192.0.2.2:7788;\n  }\n}\n',
      'resource r0 {\n  on alpha {\n    node-id 0;\n  }\n  on beta {\n    node-id 1;\n  }\n  connection  {\n    host alpha address 192.0.2.1:7788;\n    host beta address 192.0.2.2:7788;\n  }\n}\n',
    ],
  ]
  test.each(cases)('%s (%s)', (_name, target, before, after) => {
    expect(migrated(before, target)).toBe(after)
  })

  test('of two values, the one that 8.4 took is kept', () => {
    const hosts = ['alpha', 'beta'].map(
      (name, index) => `  on ${name} {\n    device /dev/drbd0;\n    disk /dev/sda7;\n    address 192.0.2.${index}:7788;\n    meta-disk internal;\n  }\n`,
    )
    const text = (disk: string, net: string): string =>
      `resource r0 {\n  disk {\n    ${disk}\n    c-plan-ahead 0;\n  }\n  net {\n    ${net}\n  }\n${hosts.join('')}}\n`
    const before = text('resync-rate 10M; resync-rate 20M;', 'timeout 50; timeout 60;')
    expect(migrated(before, '9.22', 'safe')).toBe(before)
    expect(migrated(before, '9.22')).toBe(text('resync-rate 10M; ', ' timeout 60;'))
  })

  test('a syncer option that its new section sets otherwise: the one that 8.4 took stays, if a person agrees', () => {
    const disk = '  disk {\n    resync-rate 20M; # disk\n    c-plan-ahead 0;\n  }\n'
    const both = `resource r0 {\n${disk}  syncer {\n    rate 10M; # syncer\n  }\n}\n`
    expect(migrated(both, '8.4', 'safe')).toBe(both)
    expect(migrated(both, '8.4')).toBe('resource r0 {\n  disk {\n    resync-rate 20M; # disk\n    c-plan-ahead 0;\n    # syncer\n  }\n}\n')
    const reversed = `resource r0 {\n  syncer {\n    rate 10M; # syncer\n  }\n${disk}}\n`
    expect(migrated(reversed, '8.4')).toBe('resource r0 {\n  disk {\n    # disk\n    c-plan-ahead 0;\n    resync-rate 10M; # syncer\n  }\n}\n')
    const net = 'resource r0 {\n  net {\n    verify-alg md5;\n  }\n  syncer {\n    verify-alg sha1;\n  }\n}\n'
    expect(migrated(net, '8.4')).toBe('resource r0 {\n  net {\n    verify-alg sha1;\n  }\n}\n')
  })

  test('syncer and protocol that both become net take one round, also with an option of syncer that goes', () => {
    const hosts = ['alpha', 'beta'].map(
      (name, index) => `  on ${name} {\n    device /dev/drbd0;\n    disk /dev/sda7;\n    address 192.0.2.${index}:7788;\n    meta-disk internal;\n  }\n`,
    )
    const resource = (statements: string): string => `resource r0 {\n${statements}${hosts.join('')}}\n`
    const inOneRound = (text: string): string | undefined => applyFixes(findingsOf(language, { text, target: '9.22' }), () => text, 'safe').texts.get('example')
    expect(inOneRound(resource('  syncer { use-rle; }\n  protocol C;\n'))).toBe(resource('  net { use-rle; protocol C; }\n'))
    expect(inOneRound(resource('  protocol C;\n  syncer { use-rle; hold-off-threshold; }\n'))).toBe(resource('  net { use-rle; protocol C; }\n'))
    expect(inOneRound(resource('  syncer {use-rle; # small\n  }\n  protocol C;\n'))).toBe(resource('  net {use-rle; # small\nprotocol C;\n  }\n'))
    const inner = resource('  syncer {\n    use-rle;\n  }\n  protocol # why\n    C;\n')
    expect(inOneRound(inner)).toBe(inner.replace('syncer', 'net'))
  })

  test('a comment between the words of a statement is never lost', () => {
    const text = 'resource r0 {\n  disk {\n    fencing # why\n      resource-only;\n    use-bmbv # fast\n    ;\n  }\n  handlers {\n    fence-peer "/f";\n  }\n}\n'
    expect(comments(migrated(text, '9.22'))).toEqual(comments(text))
  })

  const links = ['alpha', 'beta'].map(
    (name, index) =>
      `  on ${name} {\n    device /dev/drbd0;\n    disk /dev/sda7;\n    address 192.0.2.${index + 1}:7788;\n` +
      `    alternate-link-address 198.51.100.${index + 1}:7788; # second\n    meta-disk internal;\n  }\n`,
  )

  test('a second link of 8.4 becomes a path of a connection, with the node ids that it needs', () => {
    const before = `resource r0 {\n${links.join('')}}\n`
    expect(migrated(before, '9.22', 'safe')).toBe(before)
    const after = migrated(before, '9.22')
    expect(after).toContain(
      '  connection {\n    path {\n      host alpha address 192.0.2.1:7788;\n      host beta address 192.0.2.2:7788;\n    }\n' +
        '    path {\n      host alpha address 198.51.100.1:7788;\n      host beta address 198.51.100.2:7788;\n    }\n  }\n}\n',
    )
    expect(after).not.toContain('alternate-link-address')
    expect(comments(after)).toEqual(comments(before))
  })

  test('a second link of one host alone is left to a person', () => {
    const before = `resource r0 {\n${links.join('').replace(/ +alternate-link-address 198.51.100.2[^\n]*\n/, '')}}\n`
    expect(migrated(before, '9.22')).toContain('alternate-link-address')
  })

  test.skipIf(!hasPrograms)('the real drbdadm accepts the second link, moved to 9 (skipped where it is not installed)', () => {
    const before = `resource r0 {\n${links.join('')}}\n`
    expect(asked(before, '8.4', 'alpha')).toMatchObject({ isAccepted: true })
    expect(asked(migrated(before, '9.22'), '9.22', 'alpha')).toMatchObject({ isAccepted: true })
  })

  test('safe fixes alone never touch what a person has to judge', () => {
    const text = 'resource r0 {\n  net {\n    after-sb-0pri discard-node-alpha;\n  }\n}\n'
    expect(migrated(text, '9.22', 'safe')).toBe(text)
    expect(migrated(text, '9.22')).toContain('after-sb-0pri disconnect;')
  })

  test('a file of the target itself is left alone', () => {
    for (const target of ['8.3.16', '8.4', '9.22'] as const) {
      const [text] = [1, 2, 3].map(seed => generateConfiguration({ target, seed }))
      const errors = findingsOf(language, { text: text ?? '', target }).filter(({ severity }) => severity === 'error')
      expect(errors.filter(({ origin }) => origin === 'daemon')).toEqual([])
    }
  })
})

/** Applies each fix alone: its finding must go, no new error come, no comment be lost. */
function checkFixes(text: string, target: string): number {
  const before = findingsOf(language, { text, target })
  const errors = (list: typeof before): number => list.filter(({ severity, origin }) => severity === 'error' && origin === 'daemon').length
  const seen = new Set<string>()
  for (const { rule, fixes } of before) {
    for (const fix of fixes) {
      const key = JSON.stringify(fix.edits)
      if (seen.has(key)) continue
      seen.add(key)
      const next = applyEdits(text, fix.edits)
      const after = findingsOf(language, { text: next, target })
      const where = `${rule} for ${target}: ${fix.title}\n${next}`
      expect(after.filter(finding => finding.rule === rule).length, where).toBeLessThan(before.filter(finding => finding.rule === rule).length)
      expect(errors(after), where).toBeLessThanOrEqual(errors(before))
      expect(comments(next), where).toEqual(comments(text))
    }
  }
  return seen.size
}

const allTargets = ['0.7', '8.0', '8.2', '8.3', '8.4', '9.22', '9.34'] as const

describe('each fix alone', () => {
  test.each(['0.7.19', '8.0.16', '8.2.7', '8.3.16', '8.4', '9.22'])('in what was written for %s, read by every release', from => {
    let count = 0
    for (let seed = 1; seed <= Math.max(2, runs / 50); seed += 1) {
      const text = generateConfiguration({ target: from, seed, hasRepeats: true })
      for (const target of allTargets) count += checkFixes(text, target)
    }
    expect(count).toBeGreaterThan(10)
  })
})

describe.skipIf(!hasPrograms)('the real drbdadm (skipped where it is not installed)', () => {
  const moves = [
    ['0.7.19', '8.4'],
    ['0.7.19', '9.22'],
    ['8.0.16', '8.4'],
    ['8.2.7', '9.22'],
    ['8.3.16', '8.4'],
    ['8.3.16', '9.22'],
    ['8.4', '9.22'],
  ] as const
  test.each(moves)('accepts what was written for %s and moved to %s, comments and all', (from, to) => {
    for (let seed = 1; seed <= runs; seed += 1) {
      const before = generateConfiguration({ target: from, seed })
      const after = migrated(before, to)
      const verdict = asked(after, to, generatedHost)
      expect(verdict.isAccepted, `seed ${seed}: ${verdict.complaint}\n${after}`).toBe(true)
      expect(comments(after), `seed ${seed}`).toEqual(comments(before))
    }
  })

  test('accepts a file of 8.4 that sets options twice, moved to 9.22', () => {
    for (let seed = 1; seed <= runs; seed += 1) {
      const before = generateConfiguration({ target: '8.4', seed, hasRepeats: true })
      const after = migrated(before, '9.22')
      const verdict = asked(after, '9.22', generatedHost)
      expect(verdict.isAccepted, `seed ${seed}: ${verdict.complaint}\n${before}\n=====\n${after}`).toBe(true)
      expect(comments(after), `seed ${seed}`).toEqual(comments(before))
    }
  })

  test('8.4 understands the same before and after a file of 8.3 was brought up to date', () => {
    const kept = (statements: readonly string[]): readonly string[] =>
      statements.filter(line => !/^(?:use-bmbv|max-bio-bvecs)\b/.test(line))
    let compared = 0
    for (let seed = 1; seed <= 2 * runs; seed += 1) {
      const before = generateConfiguration({ target: '8.3.16', seed })
      const old = asked(before, '8.4', generatedHost)
      if (!old.isAccepted) continue // Delay probes and ranges that 8.4 narrowed.
      compared += 1
      const now = asked(migrated(before, '8.4'), '8.4', generatedHost)
      expect(kept(now.statements), `seed ${seed}`).toEqual(kept(old.statements))
    }
    expect(compared).toBeGreaterThan(runs / 4)
  })
})

interface CorpusFile {
  readonly file: string
  readonly dialect: string
  readonly drbd_node_used?: string
  readonly verdict: { readonly rc: number }
  readonly other_verdicts: Readonly<Record<string, { readonly rc: number }>>
}

describe.skipIf(!hasPrograms || !existsSync(corpus))('real files (skipped without the corpus or drbdadm)', () => {
  const { files } = existsSync(corpus)
    ? (JSON.parse(readFileSync(join(corpus, 'manifest.json'), 'utf8')) as { readonly files: readonly CorpusFile[] })
    : { files: [] }
  const accepted = files.filter(
    ({ dialect, other_verdicts }) => !dialect.startsWith('9') && Object.values(other_verdicts).some(({ rc }) => rc === 0),
  )
  test('there are enough of them', () => expect(accepted.length).toBeGreaterThan(45))

  test.each(accepted.map(entry => [entry.file, entry] as const))('%s moves to 8.4 and 9', (file, { drbd_node_used }) => {
    const before = readFileSync(join(corpus, file), 'utf8')
    for (const target of ['8.4', '9.22'] as const) {
      const after = migrated(before, target)
      const verdict = asked(after, target, drbd_node_used ?? generatedHost)
      expect(verdict.complaint === '' || verdict.isAccepted, `${target}: ${verdict.complaint}\n${after}`).toBe(true)
      expect(comments(after)).toEqual(comments(before))
      if (runs > fewRuns) checkFixes(before, target)
    }
  })
})

describe('sections that are not closed', () => {
  test('a resource without its last brace keeps every other statement', () => {
    const before = 'resource r0 {\n  syncer {\n    verify-alg sha1;\n  }\n  on alpha { device /dev/drbd0; disk /dev/sda1; }\n'
    const fixes = ['8.4', '9.22'].flatMap(target => findingsOf(language, { text: before, target }).flatMap(found => found.fixes))
    expect(fixes.some(({ title }) => title.includes('syncer'))).toBe(true)
    for (const { edits } of fixes) {
      for (const { span } of edits) expect(span.start).toBeGreaterThanOrEqual(0)
      expect(applyEdits(before, edits).split('on alpha').length).toBe(2)
    }
  })

  test('a resource without its first brace gets no such fix', () => {
    const before = 'resource r0\n  syncer {\n    verify-alg sha1;\n  }\n}\n'
    for (const { fixes } of findingsOf(language, { text: before, target: '9.22' }))
      for (const { edits } of fixes) for (const { span } of edits) expect(span.start).toBeGreaterThanOrEqual(0)
  })
})
