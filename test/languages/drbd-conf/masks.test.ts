import { expect, test } from 'vitest'

import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import { maskedBy } from '../../support/masked-by.js'

const before = 'resource r0 {\n  net { cram-hmac-alg sha1; '
const behind = '\n  on alpha { device /dev/drbd0; disk /dev/sda1; }\n}\n'

/** Masks a statement in the `net` section of a resource. What stands around it must stay as it is. */
function shown(statement: string): string {
  const text = maskedBy(drbdConf, before + statement + behind)
  expect(text.startsWith(before), text).toBe(true)
  expect(text.endsWith(behind), text).toBe(true)
  return text.slice(before.length, text.length - behind.length)
}

test.each([
  ['shared-secret "abc"; }', 'shared-secret "***"; }'],
  ['shared-secret "a b"; timeout 60; }', 'shared-secret "***"; timeout 60; }'],
  ['shared-secret "abc"; timout 60; }', 'shared-secret "***"; timout 60; }'],
  ['shared-secret "abc"; unheard-of 5; }', 'shared-secret "***"; unheard-of 5; }'],
  ['shared-secret abc; }', 'shared-secret ***; }'],
  ['shared-secret "a\\"bc"; }', 'shared-secret "***"; }'],
  ['shared-secret ""; }', 'shared-secret ""; }'],
  ['shared-secret timeout; }', 'shared-secret ***; }'],
  ['shared-secret; timeout 60; }', 'shared-secret; timeout 60; }'],
])('as it should be, or nearly: %s', (statement, expected) => {
  expect(shown(statement)).toBe(expected)
})

test.each([
  ['shared-secret abc def; }', 'shared-secret ***; }'],
  ['shared-secret abc def ghi }', 'shared-secret *** }'],
  ['shared-secret “abc def”; }', 'shared-secret ***; }'],
  ['shared-secret “abc; def”; }', 'shared-secret ***; }'],
  ["shared-secret 'abc def'; }", 'shared-secret ***; }'],
  ["shared-secret 'abc;def'; }", 'shared-secret ***; }'],
  ['shared-secret "abc def; }', 'shared-secret ***'],
  ['shared-secret abc;def; }', 'shared-secret ***; }'],
  ['shared-secret abc; def; timeout 60; }', 'shared-secret ***; timeout 60; }'],
  ['shard-secert abc; sharedsecret="def"; secret: ghi; }', 'shard-secert ***; sharedsecret="***"; secret: ***; }'],
  ['shared-secret abc; secret; def }', 'shared-secret *** }'],
  ['shared-secret "abc";def; }', 'shared-secret ***; }'],
  ['shared-secret "abc"; def; }', 'shared-secret ***; }'],
  ['shared-secret "abc"def"; }', 'shared-secret ***'],
  ['shared-secret abc#def; }', 'shared-secret ***'],
  ['shared-secret abc{def}; }', 'shared-secret ***; }'],
  ['shared-secret abc}def; }', 'shared-secret ***; }'],
  ['shared-secret = "abc"; }', 'shared-secret = "***"; }'],
  ['shared-secret: abc; }', 'shared-secret: ***; }'],
  ['shared-secret=abc; }', 'shared-secret=***; }'],
  ['shared-secret"abc"; }', 'shared-secret"***"; }'],
  ['shared-secretabc7; }', 'shared-secret***; }'],
  ['shared-secrtX7f; }', 'shared-secrt***; }'],
  ['"shared-secret" "abc"; }', '"shared-secret" "***"; }'],
  ['shared-secret\n "abc"; }', 'shared-secret\n "***"; }'],
  ['shared-secret # c\n "abc"; }', 'shared-secret ***; }'],
  ['shared-secret;\n"abc"; }', 'shared-secret;\n"***"; }'],
  ['shared-secret; "abc"; }', 'shared-secret; "***"; }'],
  ['shared-secret abc\n    timeout 60; }', 'shared-secret ***\n    timeout 60; }'],
  ['shared-secret abc\n    def; }', 'shared-secret ***; }'],
  ['shared-secret "abc\n    def"; }', 'shared-secret ***'],
])('with more words, odd quotes or none, a sign too early or none: %s', (statement, expected) => {
  expect(shown(statement)).toBe(expected)
})

test.each(['Shared-Secret', 'SHARED-SECRET', 'shared_secret', 'sharedsecret', 'share-secret', 'shared-secrt', 'shraed-secret', 'shared-scret', 'sahred-secert', 'secret', 'shared-key', 'peer-secret', 'password', 'paswd'])(
  'behind %s',
  name => {
    expect(shown(`${name} "abc"; }`)).toBe(`${name} "***"; }`)
  },
)

test('a secret where the algorithm belongs', () => {
  expect(shown('cram-hmac-alg abc-7; }')).toBe('cram-hmac-alg ***; }')
  expect(shown('cram-hmac abc; }')).toBe('cram-hmac ***; }')
  for (const word of ['md5', 'sha256', 'sah1', 'crc32c', '"sha1"']) expect(shown(`cram-hmac-alg ${word}; }`)).toBe(`cram-hmac-alg ${word}; }`)
})

test('in a comment, to the end of its line', () => {
  expect(shown('}\n# alpha shared-secret "abc"\n# shared-secret abc def # ghi\n#shared-secret\n# on')).toBe(
    '}\n# alpha shared-secret "***"\n# shared-secret ***\n#shared-secret\n# on',
  )
})

test('a password in a handler', () => {
  expect(maskedBy(drbdConf, 'handlers { fence-peer "/x -p abc"; pri-lost "curl https://alpha:abc@192.0.2.1/"; }')).toBe(
    'handlers { fence-peer "/x -p ***"; pri-lost "curl https://alpha:***@192.0.2.1/"; }',
  )
})

test('the end of the text ends a secret', () => {
  expect(maskedBy(drbdConf, 'shared-secret')).toBe('shared-secret')
  expect(maskedBy(drbdConf, 'shared-secret abc')).toBe('shared-secret ***')
  expect(maskedBy(drbdConf, 'shared-secret "abc')).toBe('shared-secret ***')
  expect(maskedBy(drbdConf, 'shared-secret "abc";')).toBe('shared-secret "***";')
})

test.each([
  ['sharedkey "abc"; }', 'sharedkey "***"; }'],
  ['keyshared "abc"; }', 'keyshared "***"; }'],
  ['secret-shared abc; }', 'secret-shared ***; }'],
  ['yek "abc"; }', 'yek "***"; }'],
  ['wordpass: "abc"; }', 'wordpass: "***"; }'],
  ["shared-secret 'abc'\n    shareds-ecret;\n      abc;def;; }", 'shared-secret ***;\n      ***;; }'],
])('behind a name whose letters or words are in another order: %s', (statement, expected) => {
  expect(shown(statement)).toBe(expected)
})

test.each([
  ['frobnicate "abc def"; timeout 60; }', 'frobnicate "***"; timeout 60; }'],
  ['frobnicate abc; }', 'frobnicate ***; }'],
  ['frobnicate = "a;b"; }', 'frobnicate = "***"; }'],
  ['frobnicate "abc; }', 'frobnicate ***; }'],
  ['"frobnicate" "abc"; }', '"frobnicate" "***"; }'],
  ['frobnicate\n "abc"; }', 'frobnicate\n "***"; }'],
  ['frobnicate 10M; frob /dev/sda1; knicate 192.0.2.1:7788; fro sha1; }', 'frobnicate 10M; frob /dev/sda1; knicate 192.0.2.1:7788; fro ***; }'],
  ['timout abc; }', 'timout abc; }'],
  ['frobnicate; }', 'frobnicate; }'],
])('behind a name that nobody knows: %s', (statement, expected) => {
  expect(shown(statement)).toBe(expected)
})

test('the name of a section that nobody knows is shown, and so are remarks', () => {
  expect(maskedBy(drbdConf, 'frobnicate abc { timeout 60; }\n# frobnicate abc;\nresorce abc { }\n')).toBe('frobnicate abc { timeout 60; }\n# frobnicate abc;\nresorce abc { }\n')
})

test.each(['include res/{a,b}.res;', 'include "res/{abc,defghi}.res";', 'include "drbd.d/{global_common.conf,*.res}";', 'include "/etc/{a,b}/r{c,d}.res";'])('the braces of a path hold parts of names, and no statement: %s', statement => {
  expect(maskedBy(drbdConf, `${statement}\nresource r0 { }\n`)).toBe(`${statement}\nresource r0 { }\n`)
})

test.each([
  ['handlers { x "/bin/{shared-secret,abc}"; }', '/bin/{shared-secret,***'],
  ['net { x /a/{b; } net{sharedky abc; } }', 'sharedky ***'],
  ['net/{ abcd efgh; }', 'abcd ***'],
  ['net/{abcd efgh; }', 'abcd ***'],
  ['net/{abcd=efgh}', 'abcd=***'],
])('what is none of a path is masked as ever: %s', (text, expected) => {
  expect(maskedBy(drbdConf, text)).toContain(expected)
})

test.each([
  '    pri-lost "echo b > /proc/sysrq-trigger ; reboot -f";',
  'handlers { local-io-error "/usr/lib/drbd/notify-io-error.sh; echo o > /proc/sysrq-trigger ; halt -f"; }',
])('programs in the command of a handler are shown: %s', statement => {
  const text = `common {\n${statement}\n    net { shared-secret "abc"; }\n}\n`
  expect(maskedBy(drbdConf, text)).toBe(text.replace('abc', '***'))
})

test.each([
  ['pri-lost "echo b; login --password abc";', 'pri-lost "echo b; login --password ***";'],
  ['pri-lost "echo b; frobnicate abc;', 'pri-lost "echo b; frobnicate ***;'],
  ['frobnicate "echo b; reboot -f"; timeout 60;', 'frobnicate "***"; timeout 60;'],
])('what is secret in a command stays so, and a mask ends before the quote: %s', (statement, expected) => {
  expect(maskedBy(drbdConf, `${statement}\n`)).toBe(`${expected}\n`)
})

test.each([
  ['shhared-sec et\n      "hush hush" }', 'shhared-sec *** }'],
  ['ke.y; "hush,hush }', '***'],
  ['sha sharedeky; «hushhush»;; }', '***;; }'],
  ['"shared-secre}" "hushhush"; }', '***; }'],
  ['k ey hushhush;hushhush }', '*** }'],
  ['shared-secret abc;    sharedkey;\n      hushhush; }', '***; }'],
  ['# ky "hushhush";\n }', '# ky "***";\n }'],
  ['#ky hushhush;\n }', '#ky ***;\n }'],
  ['# hm ac_key "hushhush";\n }', '# hm ac_key "***";\n }'],
  ['# shared-secre\n "hushhush";\n }', '# shared-secre\n "***";\n }'],
  ['# secretshared "abc";    frobnicate "hushhush";\n }', '# secretshared "***\n }'],
  ['cram-hmac-alg sha1 shared--secret; hushhush{hushhush}; }', '***; }'],
])('a name that is torn away from its secret: %s', (statement, expected) => {
  const text = maskedBy(drbdConf, before + statement + behind)
  expect(text).not.toContain('hush')
  expect(text).toContain(expected)
})

test.each([
  ['"/opt/x Ep hushhush"', '"/opt/x Ep ***"'], ['"/opt/x -; hushhush -o off"', '"/opt/x -; *** -o off"'], ['"PASS"hushhush /opt/x"', '"PASS"***'], ['"/opt/x start /etc/x.conf 5 -o off"', '"/opt/x start /etc/x.conf 5 -o off"'],
  ['"/usr/lib/drbd/notify-split-brain.sh root"', '"/usr/lib/drbd/notify-split-brain.sh root"'], ['"echo failure > /proc/x; halt -f"', '"echo failure > /proc/x; halt -f"'],
])('the arguments of a program that nobody knows: %s', (command, expected) => {
  expect(maskedBy(drbdConf, `resource r0 {\n  handlers { fence-peer ${command}; }${behind}`)).toContain(expected)
})

test('a value may stand on a line of its own, and a text in quotes beside its statement', () => {
  const text = 'resource r0 {\n  handlers {\n    fence-peer\n      # by hand\n      "/usr/lib/drbd/crm-fence-peer.9.sh --timeout 5";\n  }\n  # see "the guide of drbd" for more\n}\n'
  expect(maskedBy(drbdConf, text)).toBe(text)
})

test('a section that begins behind a `;` that is none is no part of the value before it', () => {
  const text = 'resource r0 {\n  protocol C；\n  protocol C on alpha { device /dev/drbd0; }\n}\n'
  expect(maskedBy(drbdConf, text)).toBe(text)
})
