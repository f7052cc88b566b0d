import type { Writer } from './writer.js'
import { block, isWrong, shuffled, sometimes } from './writer.js'

/** What may stand in each section of options: rightly, twice, with another release's options, and with references. */
const settings = {
  net: [
    'timeout 60;', 'ping-int 10;', 'allow-two-primaries;', 'cram-hmac-alg sha1;', 'protocol C;', 'ko-count 7;',
    'after-sb-0pri disconnect;', 'always-asbp;', 'use-rle no;', 'sndbuf-size 0;', 'verify-alg md5;',
    'connect-int 5; connect-int 5;', 'max-buffers 2048; max-buffers 2049;',
  ],
  disk: [
    'on-io-error detach;', 'size 10G;', 'fencing resource-only;', 'no-disk-flushes;', 'resync-rate 5M;', 'resync-after r0;',
    'resync-after r0/0;', 'resync-after r9;', 'resync-after "r1/3";', 'al-extents 257;', 'no-md-flushes; md-flushes yes;',
    'max-bio-bvecs 1;',
  ],
  syncer: [
    'rate 10M;', 'after r0;', 'after r9;', 'after "r0/0";', 'al-extents 257;', 'verify-alg sha1;', 'cpu-mask 3;',
    'csums-alg md5;', 'timeout 60;', 'use-rle;',
  ],
  startup: [
    'wfc-timeout 5;', 'degr-wfc-timeout 5;', 'become-primary-on both;', 'become-primary-on alpha;',
    'become-primary-on beta gamma;', 'become-primary-on both alpha;', 'stacked-timeouts;', 'wait-after-sb;',
    'wait-after-sb yes;',
  ],
  handlers: ['pri-lost "x";', 'fence-peer /x;', 'outdate-peer x;', 'split-brain "a \\" b";', 'pri-lost;'],
  options: ['cpu-mask 3;', 'quorum majority;', 'quorum 2;', 'on-no-data-accessible io-error;', 'auto-promote no;'],
  proxy: [
    'memlimit 10M;', 'plugin { zlib level 9; }', 'plugin { }', 'plugin { lzma contexts 4; zlib; }', 'bwlimit 5;',
    'compression on;', 'compression; compression;', 'sndbuf-size 5;', 'read-loops 7;', 'plugin { a; } plugin { b; }',
  ],
} as const

const names = Object.keys(settings) as (keyof typeof settings)[]

/** Writes sections of options as they may stand in a resource or in `common`: unless something is wrong, each once. */
export function optionSections(writer: Writer, count: number): readonly string[] {
  const { vocabulary, isCareful } = writer
  const known = isCareful ? names.filter(name => vocabulary.structure('resource', name) !== undefined) : names
  const picked = shuffled(writer, known).slice(0, count)
  return (isWrong(writer, 9) ? [...picked, ...picked] : picked).map(name => optionSection(writer, name))
}

function optionSection(writer: Writer, name: keyof typeof settings): string {
  const { random, vocabulary, isCareful } = writer
  const lines: readonly string[] = settings[name]
  const isKnown = (line: string): boolean => vocabulary.option(name, /^[\w-]+/.exec(line)?.[0] ?? '') !== undefined
  const known = isCareful ? lines.filter(isKnown) : lines
  return block(name, known.length === 0 ? [] : [sometimes(writer, 2, () => random.pick(known))])
}

/** Writes `common { … }`. */
export function common(writer: Writer): string {
  return block('common', [
    sometimes(writer, 2, () => 'protocol C;'),
    ...optionSections(writer, writer.random.below(3)),
    isWrong(writer, 12) ? 'meta-disk internal;' : '',
    isWrong(writer, 15) ? skipped(writer) : '',
  ])
}

/** Writes `global { … }`. */
export function global({ random }: Writer): string {
  const lines = ['usage-count no;', 'minor-count 32;', 'dialog-refresh 5;', 'disable-ip-verification;', '', 'usage-count ask; minor-count 255;', 'minor-count 1;']
  return block('global', [random.pick(lines)])
}

/** Writes a `skip` over something. */
export function skipped({ random }: Writer): string {
  return random.pick([
    'skip x { }', 'skip { a; { } }', 'skip "q" { ; }', 'skip resource r9 { on a { } }', 'skip on gamma { address 1; }',
  ])
}
