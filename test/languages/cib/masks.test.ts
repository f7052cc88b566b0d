import { expect, test } from 'vitest'

import { cib } from '../../../src/languages/cib/index.js'
import { maskingOfFile } from '../../../src/secrets/masking-of-file.js'
import { createSource } from '../../../src/text/source.js'
import { maskedBy } from '../../support/masked-by.js'

const shown = (text: string): string => maskedBy(cib, text)

test.each([
  '<nvpair id="a" name="passwd" value="not-a-secret"/>',
  '<nvpair id="a" nam="password" value="not-a-secret"/>',
  '<nvpair id="a" Name="passwd" Value="not-a-secret"/>',
  '<nvpair id="a" name="password">not-a-secret</nvpair>',
  '<nvpair id="a" name="pass word" value="not" vale="a-secret"/>',
  '<nvpair id="a" name="&#112;assword" value="not-a-secret"/>',
  '<nvpair id-ref="passwd" value="not-a-secret"/>',
  `<nvpair id="a" name="password" value='not "a" secret'/>`,
  '<nvpair id="a" nam=e"password" value="not-a-key"/>',
  '<nvpair id="a" name=_"shared_key" value=not-a-key/>',
  '<nvpair id="a" nmae==community" value="not-a-key"/>',
  '<nvpair id="a" name="password"><vaule>not-a-key</value></nvpair>',
  '<nvpair id="a" name="psassswd" value="not-a-key"/>',
])('%s', text => {
  expect(shown(text)).not.toMatch(/not|secret/)
})

test('what is no secret is shown', () => {
  const text = '<nvpair id="a" name="mysql_user" value="alpha"/><nvpair id="b name="recent" value="beta"/>' +
    '<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><nvpair id="vip-ip" name="ip" value="192.0.2.9"/></primitive>'
  expect(shown(text)).toBe(text)
})

test.each(['passwrod', 'passphrase', 'password'])('the name of a parameter is shown, and its value is not: %s', name => {
  const text = `<instance_attributes id="a">\n<nvpair id="a-1" name="${name}" value="not-a-key"/>\n</instance_attributes>\n`
  const source = createSource('cib.xml', text)
  const masking = maskingOfFile(cib, source)
  expect(masking.text('cib.xml').text).toBe(text.replace('not-a-key', '***'))
  expect(masking.sentence(`"fence_ipmilan" has no parameter "${name}"`)).toBe(`"fence_ipmilan" has no parameter "${name}"`)
})

test.each(['<nvpair id="a" name="passwd_scrip\n" value="hushhush"/>', '<nvpair id="a" name="wordpa\ns" value="hush\nhush"/>', '<nvpair id="a" name="passwd" value="abc"> hushhush/>', '<nvpair id="a" name="mode" value="x"hushhush"hush"/>'])('a name that is torn away from its secret: %s', text => {
  expect(maskedBy(cib, text)).not.toContain('hush')
})
