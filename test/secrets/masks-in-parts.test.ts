import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { clusterConf } from '../../src/languages/cluster-conf/language.js'
import { drbdConf } from '../../src/languages/drbd-conf/language.js'
import { joinedSpans, masked } from '../../src/secrets/mask.js'
import { createMaskSearch, createMaskSearchAround } from '../../src/secrets/masks-in-parts.js'
import type { PartedSearch } from '../../src/secrets/masks-in-parts.js'
import { behindTornNames } from '../../src/secrets/torn-names.js'
import { createSource } from '../../src/text/source.js'
import type { Span } from '../../src/text/span.js'
import fc from '../support/fast-check.js'

/** A long text is searched in parts: what is found is what is found in the whole text, whatever is wrong with it, and what one that nobody has seen before would have. */

const languages = { drbd: drbdConf, cluster: clusterConf }

const texts: Record<keyof typeof languages, string> = {
  drbd: `global { usage-count no; }
common {
  handlers {
    pri-on-incon-degr "echo o > /proc/sysrq-trigger; halt -f"; # not-a-secret
    split-brain "/usr/lib/drbd/notify.sh -p not-a-secret root";
  }
  net {
    cram-hmac-alg sha1;
    shared-secret "not-a-secret";
  }
}
resource r0 {
  protocol C;
  disk { on-io-error detach; }
  syncer { rate 10M; }
  on alpha {
    device /dev/drbd0;
    disk /dev/sda1;
    address 192.0.2.1:7788;
    meta-disk internal;
  }
  on beta {
    volume 0 {
      device minor 0;
      disk /dev/sda1;
    }
    address 192.0.2.2:7788;
  }
  options { quorum majority; }
  connection {
    host alpha;
    net { shared-secret another-secret; }
  }
}
`,
  cluster: `<?xml version="1.0"?>
<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="1">
          <device name="ipmi1" passwd="not-a-secret"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <!-- <fencedevice password="not-a-secret"/> -->
  <fencedevices>
    <fencedevice name="ipmi1" agent="fence_ipmilan" login="admin" passwd="not-a-secret"/>
    <fencedevice name="ipmi2" agent="fence_ipmilan" login="admin" passwd_script="/root/secret.sh"/>
  </fencedevices>
  <rm>
    <service name="web">
      <ip address="192.0.2.7"/>
      <script name="x" file="/etc/init.d/x"/>
    </service>
  </rm>
</cluster>
`,
}

const pieces = [
  'shared-secret', 'secret', 'sec', 'ret', 'password', 'passwd', 'pass', 'cram-hmac-alg', 'hmac', 'key', 'not-a-secret', 'hidden9word', 'resource', 'net', 'on', 'handlers', 'disk',
  '"', "'", '“', ';', '{', '}', '#', '\n', '\n\n', ' ', '\t', '=', ':', '<', '>', '/>', '</', '<!--', '-->', '&', '\u200b', '\u00a0', '\\', '\r\n', '-p ', '%', '@',
  '<nvpair name="password">', '<secret>', '</secret>', '<value>', '<!ENTITY pw "x">', '<name>passwd</name>', 'name="password" value="x"', 'shared-secret {\n', 'shared-secret ;\n', 'secret\n', 'cram-hmac-alg\n', 'st;\non',
] as const

interface Damage {
  readonly at: number
  readonly length: number
  readonly piece: string
}

const damages = (most: number): fc.Arbitrary<readonly Damage[]> =>
  fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 30 }) }), piece: fc.constantFrom(...pieces, '') }), { minLength: 1, maxLength: most })

function damaged(text: string, list: readonly Damage[]): string {
  return list.reduce((now, { at, length, piece }) => {
    const start = Math.floor(at * now.length)
    return now.slice(0, start) + piece + now.slice(start + length)
  }, text)
}

const search = (id: keyof typeof languages): PartedSearch => ({
  find: text => [...languages[id].masks(text), ...behindTornNames(text, part => languages[id].masks(part))],
  breaksIn: text => languages[id].maskBreaks?.(text),
  partLength: 60,
})
const shown = (text: string, spans: readonly Span[]): readonly string[] => joinedSpans(spans).map(({ start, end }) => `${start} ${text.slice(start, end)}`)

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
}

describe.each(['drbd', 'cluster'] as const)('%s', id => {
  test('a good text has parts', () => {
    const findBreak = languages[id].maskBreaks?.(texts[id])
    let count = 0
    for (let at = findBreak?.(0); at !== undefined && at < texts[id].length; at = findBreak?.(at)) count += 1
    expect(count).toBeGreaterThan(8)
  })

  test('what is found in parts is what is found in the whole', () => {
    fc.assert(
      fc.property(damages(6), list => {
        const text = damaged(texts[id].repeat(2), list)
        const whole = search(id).find(text)
        expect(shown(text, createMaskSearch(search(id))(createSource('/x', text)))).toEqual(shown(text, whole))
      }),
      { numRuns: 400 },
    )
  })

  test('what is shown of any stretch is what it is where all secrets are looked for', () => {
    fc.assert(
      fc.property(damages(6), fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 150 })), { minLength: 1, maxLength: 6 }), (list, stretches) => {
        const text = damaged(texts[id].repeat(2), list)
        const source = createSource('/x', text)
        const around = createMaskSearchAround(search(id))
        const all = joinedSpans(createMaskSearch(search(id))(source))
        for (const [at, length] of stretches) {
          const start = Math.floor(at * text.length)
          const stretch = { start, end: Math.min(text.length, start + length) }
          const shown = masked(text, around(source, stretch) ?? all, stretch)
          const wanted = masked(text, all, stretch)
          expect([shown.text, shown.placeOf(stretch.end)]).toEqual([wanted.text, wanted.placeOf(stretch.end)])
        }
      }),
      { numRuns: 200 },
    )
  })

  test('a short text is searched whole', () => {
    expect(createMaskSearchAround(search(id))(createSource('/x', texts[id].slice(0, 100)), { start: 0, end: 10 })).toBeUndefined()
  })

  test('what is found after edits is what a new search finds', () => {
    fc.assert(
      fc.property(fc.array(damages(2), { minLength: 2, maxLength: 8 }), steps => {
        const find = createMaskSearch(search(id))
        let source = createSource('/x', texts[id].repeat(2))
        find(source)
        for (const step of steps) {
          source = createSource('/x', damaged(source.text, step))
          expect(find(source)).toEqual(createMaskSearch(search(id))(source))
        }
      }),
      { numRuns: 120 },
    )
  })

  test('what is found in parts of real files is what is found in the whole (nothing to compare where they are absent)', () => {
    const differing = filesIn(`../shared/corpus/${id === 'drbd' ? 'drbd' : 'cluster-conf'}`).filter(path => {
      const text = readFileSync(path, 'latin1')
      const whole = search(id).find(text)
      return JSON.stringify(shown(text, createMaskSearch(search(id))(createSource('/x', text)))) !== JSON.stringify(shown(text, whole))
    })
    expect(differing).toEqual([])
  })
})
