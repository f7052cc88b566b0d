import { expect, test } from 'vitest'

import { clusterConf } from '../../../src/languages/cluster-conf/index.js'
import { maskedBy } from '../../support/masked-by.js'

const before = '<cluster name="c"><fencedevices>\n<fencedevice agent="fence_apc" login="x" name="f" '
const behind = '\n</fencedevices></cluster>\n'

/** Masks the end of a tag. What stands around it must stay as it is. */
function shown(attributes: string): string {
  const text = maskedBy(clusterConf, before + attributes + behind)
  expect(text.startsWith(before), text).toBe(true)
  expect(text.endsWith(behind), text).toBe(true)
  return text.slice(before.length, text.length - behind.length)
}

test.each([
  ['passwd="abc"/>', 'passwd="***"/>'],
  ["passwd='abc' port='1'/>", "passwd='***' port='1'/>"],
  ['passwd = "a b" port="1"/>', 'passwd = "***" port="1"/>'],
  ['passwd=""/>', 'passwd=""/>'],
  ['passwd="abc"><x/></fencedevice>', 'passwd="***"><x/></fencedevice>'],
  ['passwd="x"\n  port="1"/>', 'passwd="***"\n  port="1"/>'],
])('as it should be: %s', (attributes, expected) => {
  expect(shown(attributes)).toBe(expected)
})

test.each([
  ['passwd=abc/>', 'passwd=***/>'],
  ['passwd=abc port="1"/>', 'passwd=*** port="1"/>'],
  ['passwd “abc def” port="1"/>', 'passwd *** port="1"/>'],
  ['passwd=“abc def”/>', 'passwd=***/>'],
  ['passwd="abc"def"/>', 'passwd="***"/>'],
  ['passwd="abc<def"/>', 'passwd="***"/>'],
  ['passwd="abc>def"g"hij"/>', 'passwd="***"/>'],
  ['passwd="abc&def"/>', 'passwd="***"/>'],
  ['passwd="abc/>', 'passwd="***/>'],
  ['passwd="abc def port="1"/>', 'passwd="*** port="1"/>'],
  ['passwd="abc port="1"/>', 'passwd="*** port="1"/>'],
  ['passwd="abc\ndef"/>', 'passwd="***"/>'],
  ['passwd abc/>', 'passwd ***/>'],
  ['passwd "abc"/>', 'passwd "***"/>'],
  ['passwd: "abc"/>', 'passwd: "***"/>'],
  ['passwd=="abc"/>', 'passwd=="***"/>'],
  ['passwd"abc"/>', 'passwd"***"/>'],
  ['passwdX7f/>', 'passwd***/>'],
  ['passwd port="1"/>', 'passwd port="1"/>'],
  ['passwd/>', 'passwd/>'],
])('odd quotes or none, signs in the value: %s', (attributes, expected) => {
  expect(shown(attributes)).toBe(expected)
})

test.each([
  'Passwd', 'PASSWD', 'password', 'paswd', 'passwrd', 'psswd', 'pwd', 'pass', 'passwd_script', 'snmp_priv_passwd', 'snmp_priv_passwd_script',
  'community', 'comunity', 'secret', 'key', 'hexadecimal_kg', 'vncpasswd',
])('behind %s', name => {
  expect(shown(`${name}="abc"/>`)).toBe(`${name}="***"/>`)
})

test('names that are no secret', () => {
  for (const attribute of ['login="abc"', 'auth="password"', 'token="10000"', 'ipaddr="192.0.2.1"', 'secure="1"', 'passive="1"']) {
    expect(shown(`${attribute}/>`)).toBe(`${attribute}/>`)
  }
})

test('in comments, elements, pairs, entities, and values of other attributes', () => {
  expect(shown('/><!-- alpha passwd="abc" -->')).toBe('/><!-- alpha passwd="***" -->')
  expect(shown('/><!-- <fencedevice passwd="abc"/> -->')).toBe('/><!-- <fencedevice passwd="***"/> -->')
  expect(shown('/><passwd>abc def</passwd>')).toBe('/><passwd>***</passwd>')
  expect(shown('/><passwd><![CDATA[abc]]></passwd>')).toBe('/><passwd>***</passwd>')
  expect(shown('x:passwd="abc"/>')).toBe('x:passwd="***"/>')
  expect(shown('/><?x passwd="abc"?>')).toBe('/><?x passwd="***"?>')
  expect(shown('/><param name="password" value="abc"/>')).toBe('/><param name="password" value="***"/>')
  expect(shown('/><param value="abc" name="password"/>')).toBe('/><param value="***" name="password"/>')
  expect(shown('options="user=u,pass=abc"/>')).toBe('options="user=u,pass=***"/>')
  expect(shown('options="user=u,password=abc def" port="1"/>')).toBe('options="user=u,password=***" port="1"/>')
  expect(shown('cmd="/x -p abc -o on"/>')).toBe('cmd="/x -p *** -o on"/>')
  expect(maskedBy(clusterConf, '<!DOCTYPE c [<!ENTITY pw "abc"><!ENTITY x "y">]><cluster passwd="&pw;"/>')).toBe(
    '<!DOCTYPE c [<!ENTITY pw "***"><!ENTITY x "y">]><cluster passwd="***"/>',
  )
})

test('a fence device may be called like a secret', () => {
  expect(shown('/><device name="secret" port="3"/>')).toBe('/><device name="secret" port="3"/>')
})

test('the end of the text ends a secret', () => {
  expect(maskedBy(clusterConf, '<a passwd=')).toBe('<a passwd=')
  expect(maskedBy(clusterConf, '<a passwd="')).toBe('<a passwd="')
  expect(maskedBy(clusterConf, '<a passwd="abc')).toBe('<a passwd="***')
  expect(maskedBy(clusterConf, '<a passwd=abc')).toBe('<a passwd=***')
})

test('a word behind a value that is no attribute may be the rest of it', () => {
  expect(shown('passwd="abc" def/>')).toBe('passwd="***/>')
  expect(shown('passwd="abc" def ghi port="1"/>')).toBe('passwd="*** port="1"/>')
  expect(shown('passwd="abc" port port="1"/>')).toBe('passwd="***" port port="1"/>')
})

test.each([
  ['<password value="abc"/>', '<password value="***"/>'],
  ['<password value=abc/>', '<password value=***/>'],
  ["<wordpass hidden='abc'></wordpass>", "<wordpass hidden='***'></wordpass>"],
  ['<password name="alpha" value="abc"/>', '<password name="alpha" value="***"/>'],
  ['<password><value>abc</value></password><x/>', '<password>***</password><x/>'],
  ['<param><name>passwd</name><value>abc</value></param>', '<param><name>passwd</name><value>***</value></param>'],
  ['<param id="passwd" data="abc" agent="ok"/>', '<param id="passwd" data="***" agent="ok"/>'],
])('in elements that are called like a secret, or tell of one: %s', (element, expected) => {
  expect(maskedBy(clusterConf, `<cluster name="c">${element}</cluster>`)).toBe(`<cluster name="c">${expected}</cluster>`)
})

test.each(['yek', 'wordpass', 'dwssap', 'munitycom', 'sharedkey', 'key_auth'])('behind %s, letters or words in another order', name => {
  expect(shown(`${name}="abc"/>`)).toBe(`${name}="***"/>`)
})

test.each(['login="x"hushhush"hush"/>', 'keyred==hushhush/>', 'key=>hushhush\nhush"/>', 'options="ass=hushhush,rw"/>', 'config_version="1h-key = "hushhush"/>'])('a name that is torn away from its secret: %s', attributes => {
  expect(shown(attributes)).not.toContain('hush')
})
