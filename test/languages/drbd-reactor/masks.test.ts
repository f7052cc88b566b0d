import { expect, test } from 'vitest'

import { drbdReactor } from '../../../src/languages/drbd-reactor/index.js'
import { maskedBy } from '../../support/masked-by.js'

const shown = (text: string): string => maskedBy(drbdReactor, text)

test.each([
  'start = ["ocf:heartbeat:db one password=not-a-secret"]',
  'start = ["ocf:heartbeat:db one password=\\"not a secret\\" bad"]',
  `start = ['ocf:heartbeat:db one password="not x\\" a secret" bad']`,
  'start = ["ocf:heartbeat:db one password not-a-secret bad"]',
  'start = ["ocf:heartbeat:db one passw\\u006frd=not-a-secret"]',
  'start = ["""ocf:heartbeat:db one password=\\\n  not-a-secret"""]',
  `start = ["ocf:heartbeat:db one 'pass'word=not-a-secret"]`,
  `start = ["ocf:heartbeat:db one token='not-a-secret'"]`,
  'start = ["ocf:heartbeat:db one password=not-a-secret',
  'command = "curl -H password: not-a-secret"',
  'password = "not-a-secret"',
  'password = not-a-secret',
  "pasword = 'not-a-secret",
  'password "not-a-secret"',
  '"password" = """not-a-\nsecret"""',
  'env = { X = "y", passwd = "not-a-secret" }',
  'env.passwd = ["not", "a-secret"]',
  '[passwd]\nvalue = "not-a-secret"',
  '[passwd]value = "not-a-secret"',
  '[promoter.resources.r0]passwd = "not-a-secret"',
  'start = ["a.service"] passwd "not-a-secret"',
])('%s', text => {
  expect(shown(text)).not.toMatch(/not|secret/)
})

test('units and keys are shown', () => {
  const text = 'snippets = "/etc/drbd-reactor.d"\nid = "alpha"\n[[promoter]]\nid = "beta"\n[promoter.resources.password-store]\nstart = ["password-store.service", "ocf:heartbeat:IPaddr2 vip ip=192.0.2.9"]\n'
  expect(shown(text)).toBe(text)
})

test.each([
  'env = { secret = = "hushhush", X = "y" }',
  'passwd_script = {"""hushhush\nhush"""',
  'env.secre# = ["hushhush", "hush]"',
  '# api_key \\ "hushhush"',
  '# secreet = "abc\nhush-hush"',
  'env = { "nmp_priv_passwd = "hushhush", X = "y" }',
  'start = ["ocf:heartbeat:mysql db snmp_priv_pd=\\"hushhush\\""]',
  'start = ["ocf:heartbeat:mysql db user=x ICTY=hushhush port=3306"]',
  'start = ["ocf:heartbeat:Filesystem fs options=rw,psa=hushhush"]',
  'command = "/opt/x Ep hushhush"',
  'command = "curl -u al=pha:hushhush http://192.0.2.1/"',
])('a name that is torn away from its secret: %s', text => {
  expect(shown(`[[promoter]]\n${text}\nid = "one"\n`)).not.toContain('hush')
  expect(shown(`[[promoter]]\n${text}\nid = "one"\n`)).toMatch(/^\[\[promoter]]\n[^]*\nid = "one"\n$/)
})

test('parameters of common agents are shown', () => {
  const text = '[[promoter]]\n[promoter.resources.r0]\nstart = ["ocf:heartbeat:Filesystem fs device=/dev/drbd0 directory=/srv fstype=ext4 options=noatime,data=ordered", "ocf:heartbeat:IPaddr2 ip ip=192.0.2.9 cidr_netmask=24 nic=ethernet0"]\n'
  expect(shown(text)).toBe(text)
})
