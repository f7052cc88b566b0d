import { describe, expect, test } from 'vitest'

import { clusterConf } from '../../src/languages/cluster-conf/index.js'
import { corosyncConf } from '../../src/languages/corosync-conf/index.js'
import { drbdConf } from '../../src/languages/drbd-conf/index.js'
import { haCf } from '../../src/languages/ha-cf/index.js'
import { haresources } from '../../src/languages/haresources/index.js'
import { ocfs2Conf } from '../../src/languages/ocfs2-conf/index.js'
import { maskingOfFile } from '../../src/secrets/masking-of-file.js'
import type { MaskingLanguage } from '../../src/secrets/masking-of-file.js'
import { behindTornNames } from '../../src/secrets/torn-names.js'
import { createSource } from '../../src/text/source.js'

const languages: Readonly<Record<string, MaskingLanguage>> = { 'drbd.conf': drbdConf, 'ha.cf': haCf, haresources, 'cluster.conf': clusterConf, 'corosync.conf': corosyncConf, 'ocfs2 cluster.conf': ocfs2Conf }

function shown(name: string, text: string): string {
  const language = languages[name]
  if (language === undefined) throw new Error(name)
  const source = createSource(name, text)
  return maskingOfFile(language, source).text(source.id).text
}

const drbd = (net: string): string => `resource r0 {\n  net {\n    ${net}\n  }\n  on alpha { device /dev/drbd0; }\n}\n`
const ha = (line: string): string => `keepalive 2\n${line}\nnode alpha beta\n`

describe('a secret behind a damaged name is not shown', () => {
  test.each([
    ['a NUL in the name', 'drbd.conf', drbd('shared-se\0cret "zqxjkvwbp7";')],
    ['a quote in the name', 'drbd.conf', drbd('shared-se\'cret "zqxjkvwbp7";')],
    ['a blank in the name', 'drbd.conf', drbd('shared- secret "zqxjkvwbp7";')],
    ['a blank in the word', 'drbd.conf', drbd('shared-sec ret "zqxjkvwbp7";')],
    ['a semicolon in the name', 'drbd.conf', drbd('shared;secret "zqxjkvwbp7";')],
    ['a line end in the name', 'drbd.conf', drbd('shared-\nsec\nret "zqxjkvwbp7";')],
    ['a carriage return before the value', 'drbd.conf', drbd('shared-secret\r"zqxjkvwbp7";')],
    ['a character that nobody sees', 'drbd.conf', drbd('shared\u200b-secret "zqxjkvwbp7";')],
    ['outside of its section', 'drbd.conf', 'global { shared-secret "zqxjkvwbp7"; }\n'],
    ['behind the last brace', 'drbd.conf', `${drbd('')}shared-secret "zqxjkvwbp7";\n`],
    ['joined with what stands before', 'drbd.conf', drbd('timeout 60shared-secret "zqxjkvwbp7";')],
    ['a NUL in the name', 'ha.cf', ha('stonith_\0host * external/ipmi alpha 192.0.2.9 admin zqxjkvwbp7 lan')],
    ['a sign before the line', 'ha.cf', ha('<stonith_host * external/ipmi alpha 192.0.2.9 admin zqxjkvwbp7 lan')],
    ['a blank in the name', 'ha.cf', ha('stonith _host * external/ipmi alpha 192.0.2.9 admin zqxjkvwbp7 lan')],
    ['a line end in the parameters', 'ha.cf', ha('stonith_host * external/ipmi alpha\n192.0.2.9 admin zqxjkvwbp7 lan')],
    ['a carriage return in the parameters', 'ha.cf', ha('stonith_host * external/ipmi alpha 192.0.2.9 admin \rzqxjkvwbp7 lan')],
    ['joined with the line before', 'ha.cf', ha('bcast eth0 stonith_host * external/ipmi alpha 192.0.2.9 admin zqxjkvwbp7 lan')],
    ['joined with the line before by a NUL', 'ha.cf', ha('bcast eth0\0stonith_host * external/ipmi alpha 192.0.2.9 admin zqxjkvwbp7 lan')],
    ['an argument on the next line', 'ha.cf', ha('respawn root /opt/x alpha \nzqxjkvwbp7')],
    ['a quote in the name', 'ha.cf', ha('re“spawn root /opt/x alpha zqxjkvwbp7')],
    ['a key of authkeys that lost a letter of its method', 'ha.cf', ha('1 sha zqxjkvwbp7')],
    ['a key of authkeys on two lines', 'ha.cf', ha('1 sha1\nzqxjkvwbp7')],
    ['written together with its name', 'ha.cf', ha('keepalive passwordzqxjkvwbp7')],
    ['a quote in the name', 'haresources', 'alpha Filesystem::/dev/drbd0::/m::cifs::username=alpha,pass\'word=zqxjkvwbp7\n'],
    ['a sign behind the name', 'haresources', 'alpha Filesystem::/dev/drbd0::/m::cifs::username=alpha,password<=zqxjkvwbp7\n'],
    ['an address that lost a slash', 'haresources', 'alpha WebCheck::https:/alpha:zqxjkvwbp7@192.0.2.1/\n'],
    ['an address with a blank in it', 'haresources', 'alpha WebCheck::https://al pha:zqxjkvwbp7@192.0.2.1/\n'],
    ['a line end in the name', 'cluster.conf', '<cluster>\n<fencedevice name="f" pass\nwd="zqxjkvwbp7"/>\n</cluster>\n'],
    ['a comma in the name', 'cluster.conf', '<cluster>\n<fencedevice name="f" pa,sswd="zqxjkvwbp7"/>\n</cluster>\n'],
    ['a NUL in the name', 'corosync.conf', 'totem {\n\tshared_\0key: zqxjkvwbp7\n}\n'],
    ['a tab in the name', 'ocfs2 cluster.conf', 'cluster:\n\tpass\twd = zqxjkvwbp7\n'],
    ['the value on the next line', 'ocfs2 cluster.conf', 'cluster:\n\tpasswd =\r\n\tzqxjkvwbp7\n'],
  ])('%s: %s', (_, name, text) => {
    expect(shown(name, text)).not.toMatch(/zqx|jkv|wbp/)
  })
})

test('what is whole is read once, and what stands behind a sentence that ends in such a word is shown', () => {
  const text = '# set the password\nnode alpha\n# the secret of it:\n\nshared-secret "x";\n'
  const asked: string[] = []
  const spans = [...behindTornNames(text, again => [(asked.push(again), { start: 0, end: 0 })])]
  expect(asked).toEqual([])
  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual([])
})
