/** A generated file and, where it was broken by one edit, the text that the edit left. */
export interface Generated {
  readonly text: string
  /** What the first edit touched in `text`; only known where it was the only one. */
  readonly edited?: { readonly start: number; readonly end: number }
  readonly edit?: string
}

/** Makes a repeatable source of numbers below a bound. */
export function createRandom(seed: number): (bound: number) => number {
  let state = seed >>> 0
  return bound => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * bound)
  }
}

type Random = (bound: number) => number

const bases: readonly (readonly string[])[] = [
  ['keepalive 2', 'deadtime 30', 'warntime 10', 'initdead 120', 'udpport 694', 'bcast eth0', 'auto_failback off', 'node alpha', 'node beta', 'use_logd yes'],
  ['logfacility local0', 'keepalive 500ms', 'deadtime 10', 'initdead 60', 'ucast eth0 192.0.2.1', 'ucast eth0 192.0.2.2', 'node alpha beta', 'auto_failback on', 'ping 192.0.2.3', 'respawn hacluster /usr/lib/heartbeat/ipfail', 'apiauth ipfail gid=haclient uid=hacluster'],
  ['use_logd yes', 'deadtime 20', 'baud 19200', 'serial /dev/ttyS0', 'mcast eth0 239.0.0.43 694 1 0', 'node alpha', 'node beta', 'auto_failback legacy', 'watchdog /dev/watchdog', 'deadping 30', 'ping_group routers 192.0.2.3 192.0.2.4'],
  ['crm respawn', 'autojoin any', 'bcast eth0 eth1', 'node alpha', 'warntime 5', 'deadtime 15', 'initdead 60', 'keepalive 1', 'compression bz2', 'compression_threshold 5', 'use_logd on', 'coredumps true'],
  ['debugfile /var/log/ha-debug', 'logfile /var/log/ha-log', 'logfacility daemon', 'keepalive 2', 'deadtime 30', 'udpport 6942', 'bcast eth0', 'ucast6 eth1 2001:db8::2', 'mcast6 eth1 ff12::1:2:3:4 694 1 0', 'ping6 2001:db8::1', 'node alpha', 'node beta', 'auto_failback on', 'realtime on', 'rtprio 5', 'msgfmt netstring', 'hopfudge 1', 'debug 1', 'env VALGRIND=1'],
  ['hbgenmethod file', 'uuidfrom nodename', 'max_rexmit_delay 250', 'memreserve 6500', 'log_badpack true', 'syslogmsgfmt false', 'traditional_compression no', 'record_config_changes on', 'record_pengine_inputs off', 'enable_config_writes on', 'cluster demo', 'conn_logd_time 60', 'crmd_spawns_pengine yes', 'pacemaker on', 'bcast eth0', 'node alpha beta gamma', 'use_apphbd no', 'coreroot /var/lib/heartbeat/cores', 'apiauth dopd uid=hacluster', 'respawn hacluster /usr/lib/heartbeat/dopd'],
]

const pool = [
  'keepalive', 'deadtime', 'node', 'alpha', 'beta', 'gamma', 'eth0', 'eth1', '0', '1', '-1', '2', '10', '30', '60', '256', '694', '70000', '65536',
  '500ms', '10s', '.5', '1e3', '5us', '10MS', '1..5', 'yes', 'no', 'on', 'off', 'TRUE', 'legacy', 'none', 'other', 'any', 'maybe', 'file', 'time', 'Classic',
  'classic', 'local0', 'LOCAL0', 'kern', 'none', '/dev/ttyS0', 'ttyS0', '/dev/null', '192.0.2.2', '192.0.2.256', '10.1', '224.0.0.1', '255.0.0.1',
  'ff12::1', 'fe80::1', 'fe80::1%eth0', 'fe80::1%eth1', '::1', 'uid=root', 'gid=haclient', 'uid=', 'uid=,root', 'hacluster', 'respawn', 'crm', 'manual', '*', '"', '\\',
  ',', '#', '9600', '1200', '19200x', 'zlib', 'x', '=', 'A=', 'serial', 'bcast', 'ping', 'autojoin', 'use_logd', 'auto_failback', 'nice_failback', 'initdead',
]

const lines = [
  'deadtime 5', 'keepalive 5', 'initdead 5', 'deadping 1', 'warntime 0', 'auto_failback maybe', 'crm on', 'pacemaker off', 'crm ccm-only', 'autojoin other',
  'watchdog /dev/watchdog', 'baud 9600', 'udpport 0', 'use_logd off', 'logfacility none', 'apiauth ipfail uid=root', 'apiauth cib uid=root', 'node', 'ucast', 'mcast',
  'bcast', 'udp eth1', 'ping_group g', 'ping_group g 192.0.2.3', 'respawn', 'respawn root', 'env', 'env x', 'nice_failback on', 'normalpoll on', 'enable_flow_control on',
  'crm_daemon_dir /usr/lib/heartbeat', 'crmd_spawns_pengine no', 'stonith', 'stonith_host beta', 'stonith_host alpha', 'stonith_host *', 'Keepalive 2', 'node alpha\r', '\tkeepalive 3 # x',
  'failfast root /usr/lib/heartbeat/ipfail', 'mcast eth0 225.0.0.1 694 5 0', 'mcast eth0 225.0.0.1 66230 257 256', 'serial /dev/null', 'quorum_server gamma',
]

/** Generates a file with this many edits, from a text or from one of the bases. */
export function generate(random: Random, edits: number, base?: string): Generated {
  let text = base ?? `${shuffled(random, pick(random, bases)).join('\n')}\n`
  let last: Generated = { text }
  for (let edit = 0; edit < edits; edit += 1) {
    last = editOnce(random, text)
    text = last.text
  }
  return edits === 1 ? last : { text }
}

/** Swaps a few lines: order matters for some directives. */
function shuffled(random: Random, base: readonly string[]): string[] {
  const result = [...base]
  for (let swaps = random(3); swaps > 0; swaps -= 1) {
    const [a, b] = [random(result.length), random(result.length)]
    const [first, second] = [result[a] ?? '', result[b] ?? '']
    result[a] = second
    result[b] = first
  }
  return result
}

function editOnce(random: Random, text: string): Generated {
  const words = [...text.matchAll(/[^\s,]+/g)].map(match => ({ start: match.index, end: match.index + match[0].length, word: match[0] }))
  const { start, end, word } = words[random(words.length)] ?? { start: 0, end: 0, word: '' }
  const replaced = (from: number, to: number, by: string, edit: string): Generated => ({
    text: text.slice(0, from) + by + text.slice(to),
    edited: { start: from, end: from + by.length },
    edit,
  })
  switch (random(10)) {
    case 0:
      return replaced(start, end, pick(random, pool), 'replace a word')
    case 1:
      return replaced(start, end, typo(random, word), 'mistype a word')
    case 2:
      return replaced(start, end, typo(random, word), 'mistype a word')
    case 3:
      return replaced(start, end, '', 'delete a word')
    case 4: {
      const by = ` ${pick(random, pool)}`
      return { text: text.slice(0, end) + by + text.slice(end), edited: { start: end + 1, end: end + by.length }, edit: 'insert a word' }
    }
    case 5: {
      const lineStart = text.lastIndexOf('\n', start) + 1
      const line = `${pick(random, lines)}\n`
      return { text: text.slice(0, lineStart) + line + text.slice(lineStart), edited: { start: lineStart, end: lineStart + line.length }, edit: 'insert a line' }
    }
    case 6: {
      const [lineStart, lineEnd] = lineAround(text, start)
      return { text: text.slice(0, lineStart) + text.slice(lineEnd), edited: { start: lineStart, end: lineStart }, edit: 'delete a line' }
    }
    case 7: {
      const [, lineEnd] = lineAround(text, start)
      return { text: `${text.slice(0, lineEnd - 1)} ${text.slice(lineEnd)}`, edited: { start: lineEnd - 1, end: lineEnd }, edit: 'join two lines' }
    }
    case 8:
      return { text: `${text.slice(0, start)}\n${text.slice(start)}`, edited: { start, end: start + 1 }, edit: 'break a line' }
    default: {
      const number = String(random(40))
      return /^[0-9]+(ms)?$/.test(word) ? replaced(start, end, number, 'change a number') : replaced(start, end, word.toUpperCase(), 'change the case')
    }
  }
}

function lineAround(text: string, offset: number): [number, number] {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', offset)
  return [start, end === -1 ? text.length : end + 1]
}

function typo(random: Random, word: string): string {
  const at = random(word.length)
  switch (random(4)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1)
    case 1:
      return word.slice(0, at) + pick(random, ['x', '1', 's', '-', '.', '#', ',', '"', '=', '\u00e9']) + word.slice(at)
    case 2:
      return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2)
    default:
      return word.slice(0, at) + pick(random, ['a', '0', '_', '/', ' ']) + word.slice(at + 1)
  }
}

function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[random(items.length)]
  if (item === undefined) throw new Error('Nothing to pick from')
  return item
}
