import { describe, expect, test } from 'vitest'

import { crmConfigure } from '../../../src/languages/crm-configure/index.js'
import { joinedSpans, masked } from '../../../src/secrets/mask.js'
import { workOf } from '../../support/work-of.js'

const shown = (text: string): string => masked(text, joinedSpans(crmConfigure.masks(text))).text

describe('a password in crm text, however it is written', () => {
  const head = 'primitive fence stonith:fence_ipmilan '
  test.each([
    `${head}params ip=192.0.2.3 password=hushhush`,
    `${head}params password="hush hush"`,
    `${head}params password='hush hush'`,
    `${head}params password = hushhush`,
    `${head}params password= hushhush`,
    `${head}params password =hushhush`,
    `${head}params password=\\\n hushhush`,
    `${head}params password \\\n = hushhush`,
    `${head}params password="hush hush`,
    `${head}params password="hush \\\n hush"`,
    `${head}params password=hush"hush`,
    `${head}params password=hush\\ hush`,
    `${head}params password="a \\"hush\\" hush" ip=x`,
    `${head}params passwd=hushhush;`,
    `${head}params password=hushhush hush2 ip=192.0.2.3`,
    `${head}params password=a hush op monitor interval=1`,
    `${head}params password="hush hush'\n`,
    `${head}params password=hush"hush hush" ip=x`,
    `${head}params password="hush"hush`,
    `${head}params password "hush hush"`,
    `${head}params password=""hush`,
    `${head}params passwd:hushhush`,
    `${head}params passwd: hushhush`,
    `${head}params passwd hushhush`,
    `${head}params "passwd=hush hush"`,
    `${head}params "passwd"="hush hush"`,
    `${head}params 'passwd'='hush hush'`,
    `${head}params passwd==hushhush`,
    `${head}params PASSWD=hushhush`,
    `${head}params passwd"hushhush"`,
    `${head}params passwd>hushhush`,
    `${head}params passwd } hushhush`,
    `${head}params passwd=\\\\\n  hushhush`,
    `${head}params pasword=hushhush`,
    `${head}param password=hushhush`,
    `${head}password=hushhush`,
    `${head}params rule #uname eq alpha password=hushhush`,
    `${head}params $id=x password=hushhush meta a=b`,
    `${head}params id="password" value="hushhush"`,
    `${head}op monitor interval=10s password=hushhush`,
    `${head}op monitor interval=10s op_params password=hushhush`,
    `${head}op start password="hush hush" timeout=10s`,
    `${head}op_params password = "hush hush"`,
    'rsc_template t stonith:fence_ipmilan params password=hushhush',
    'primitiv fence stonith:fence_ipmilan params password=hushhush',
    'params password=hushhush',
    '\tparams password="hush hush" \\\n\top monitor',
    'property password=hushhush',
    'property $id=cib-bootstrap-options \\\n\tfence-secret="hush hush"',
    'node 1: alpha attributes password=hushhush',
    'rsc_defaults password=hushhush',
    'alert a /bin/x attributes token="hush hush" to hush',
    'primitive m ocf:heartbeat:mysql params test_passwd="hush" replication_passwd=hushhush',
    'primitive d Dummy params options="username=x,password=hushhush"',
    'primitive d Dummy params cmd="/bin/x --password hushhush -v"',
    'primitive d Dummy params url="https://user:hushhush@example.com/"',
    'xml <primitive id="f" class="stonith" type="fence_x"><instance_attributes id="i"><nvpair id="n" name="password" value="hush hush"/></instance_attributes></primitive>',
    'xml <nvpair id="n" name="password" \\\n value="hush hush"/>',
    'xml <nvpair id="n" value="hush hush" name="password"/>',
    'xml <nvpair name=password value=hushhush',
    '# password=hushhush',
    'primitive f stonith:fence_x params snmp_community=hushhush community="hush hush"',
    'monitor f 10s password=hushhush',
    `${head}params password=“hush hush”`,
    `${head}params password=hush#hush`,
    `${head}params password=\thushhush`,
    `${head}params password\t=\t"hush hush"`,
    `${head}params password=hush\r\n`,
    `\uFEFF${head}params password=hushhush`,
  ])('%j', text => {
    expect(shown(text).replace('to hush', '')).not.toContain('hush')
  })

  test('ends with its line where its quote has no end', () => {
    expect(shown(`${head}params password="hush hush\nprimitive d Dummy\n`)).toBe(`${head}params password="***\nprimitive d Dummy\n`)
  })

  test.each([['password=', 20_000], ['password="', 20_000], ['password= ', 20_000], ["passwd'", 20_000]])('%j many times is looked through once', (text, times) => {
    const work = (count: number): number => workOf(() => joinedSpans(crmConfigure.masks(text.repeat(count))))
    expect(work(times) / work(times / 4)).toBeLessThan(6)
  })

  test('takes nothing else with it', () => {
    expect(shown(`${head}params ip=192.0.2.3 password=hushhush username=admin \\\n\top monitor interval=60s`)).toBe(`${head}params ip=192.0.2.3 password=*** username=admin \\\n\top monitor interval=60s`)
  })
})

test('what stands around a part of XML is shown', () => {
  const text = 'primitive fence stonith:fence_ipmilan \\\n\tparams ip=192.0.2.101 username=admin password=abc\nxml <primitive id="a"><nvpair id="n" name="passwd" value="abc"/></primitive>\nnode alpha \\\n\tattributes rack=1\n'
  const [before, behind] = shown(text).split(/xml .*\n/)
  expect([before, behind]).toEqual(text.replace('password=abc', 'password=***').split(/xml .*\n/))
  expect(shown(text)).not.toContain('abc')
})

test.each([
  ['primitive f stonith:fence_ipmilan params ip=192.0.2.9 intty==hushhush', 'intty==***'],
  ['property sharred_key{\\\n  hushhush', '***'],
  ['primitive d mysql params passwor;=\\\n  hushhush', '***'],
  ['primitive d mysql params passwd="abc\nhush-hush"', 'passwd="***"'],
  ['primitive d mysql params passwd=\\\n\n  hushhush', '***'],
  ['primitive d mysql params password \n hushhush', '***'],
  ['primitive d mysql params snmp_pd="hushhush"', 'snmp_pd="***"'],
  ["primitive d mysql params wd'hushhush' \\\n  op monitor interval=10s", "wd'***'"],
  ['primitive d mysql paramsord="hushhush"', '***'],
  ['node 2: betapassd hushhush', '***'],
])('a name that is torn away from its secret: %s', (statement, expected) => {
  const text = shown(`node 1: alpha\n${statement}\nproperty stonith-enabled=true\n`)
  expect(text).not.toContain('hush')
  expect(text).toContain(expected)
  expect(text.startsWith('node 1: alpha\n') && text.endsWith('\nproperty stonith-enabled=true\n'), text).toBe(true)
})

test('the values of known parameters, and words of statements, are shown', () => {
  const text = 'node 1: alpha \\\n\tattributes site=east\nprimitive fs ocf:heartbeat:Filesystem params device="/dev/drbd0" directory="/srv" fstype=ext4 op monitor interval=20s on-fail=restart\norder o Mandatory: d:promote fs:start symmetrical=false\n'
  expect(shown(text)).toBe(text)
})
