import { expect, test } from 'vitest'

import { embeddedSecrets, likelySecrets } from '../../src/secrets/likely-secrets.js'
import { joinedSpans, masked } from '../../src/secrets/mask.js'
import { createChecker } from '../../src/workspace/checker.js'
import { memoryFileSystem } from '../../src/workspace/documents/file-system.js'

const inFile = (text: string): string => masked(text, joinedSpans(likelySecrets(text))).text
const inValue = (text: string): string => masked(text, joinedSpans(embeddedSecrets(text))).text

test.each([
  ['DB_PASSWORD = "not-a-secret"', 'DB_PASSWORD = "***"'],
  ['export API_KEY=abc # remark', 'export API_KEY=***'],
  ['        IncomingUser client abc', '        IncomingUser client ***'],
  ['OutgoingUser', 'OutgoingUser'],
  ["vncpasswd='abc'", "vncpasswd='***'"],
  ['fence_x --password abc -o on', 'fence_x --password *** -o on'],
  ['  wpa-psk abc', '  wpa-psk ***'],
  ['WPA_PSK=abc def', 'WPA_PSK=***'],
  ['node.session.auth.password = abc', 'node.session.auth.password = ***'],
  ['#discovery.sendtargets.auth.password_in = abc def', '#discovery.sendtargets.auth.password_in = ***'],
  ['paswd: abc', 'paswd: ***'],
  ['PASSWORD="abc" def', 'PASSWORD=***'],
  ['PASSWORD="abc def', 'PASSWORD=***'],
  ['vfb=["type=vnc,vncpasswd=abc"]', 'vfb=["type=vnc,vncpasswd=***"]'],
  ["vfb = [ 'type=vnc,vncpasswd=abc,keymap=de' ]", "vfb = [ 'type=vnc,vncpasswd=***,keymap=de' ]"],
  ['[{"ifname":"eth0","secret":"abc","mtu":1500}]', '[{"ifname":"eth0","secret":"***","mtu":1500}]'],
  ['//alpha/s /mnt cifs username=u,password=abc 0 0', '//alpha/s /mnt cifs username=u,password=*** 0 0'],
  ['//alpha/s /mnt cifs password=abc,uid=5,username=u 0 0', '//alpha/s /mnt cifs password=***,uid=5,username=u 0 0'],
  ['KEYMAP=us', 'KEYMAP=us'],
  ['passwd: files', 'passwd: ***'],
  ['cat /etc/passwd', 'cat /etc/passwd'],
  ['totem { key: abc }', 'totem { key: *** }'],
  ['token: 3000', 'token: 3000'],
  ['rrp_mode: passive', 'rrp_mode: passive'],
  ['-----BEGIN RSA PRIVATE KEY-----\nabc\ndef\n-----END RSA PRIVATE KEY-----', '-----BEGIN RSA PRIVATE KEY-----***-----END RSA PRIVATE KEY-----'],
])('in a file: %s', (text, expected) => {
  expect(inFile(text)).toBe(expected)
})

test.each([
  ['/x -p abc alpha', '/x -p ***'],
  ['/x -p abc -o off', '/x -p *** -o off'],
  ['/x -p "abc def" -o off', '/x -p "***" -o off'],
  ["/x --password='abc def' -o off", "/x --password='***' -o off"],
  ['plink -pw abc alpha@192.0.2.1', 'plink -pw ***'],
  ['/x --secret=abc --api-key=abc', '/x --secret=*** --api-key=***'],
  ['/x --token abc -o off', '/x --token *** -o off'],
  ['/x --token 3000', '/x --token 3000'],
  ['/x --key /etc/x.pem', '/x --key /etc/x.pem'],
  ['scott/abc@x', 'scott/***@x'],
  ['CONNECT="scott/abc@//192.0.2.1:1521/x"', 'CONNECT="scott/***@//192.0.2.1:1521/x"'],
  ['sqlplus scott/a/b@c@x', 'sqlplus scott/***@x'],
  ['nfs/alpha.example.com@EXAMPLE.COM', 'nfs/alpha.example.com@EXAMPLE.COM'],
  ['/srv/a/b@c', '/srv/a/b@c'],
  ['mkdir -p /srv/data', 'mkdir -p /srv/data'],
  ['mkdir -p data', 'mkdir -p data'],
  ['snapshot.sh -p 15 -- -c 16k', 'snapshot.sh -p 15 -- -c 16k'],
  ['mysqladmin -u root -pabc ping', 'mysqladmin -u root -p*** ping'],
  ['curl -u alpha:abc http://192.0.2.1/', 'curl -u alpha:*** http://192.0.2.1/'],
  ['smbclient //alpha/s -U alpha%abc', 'smbclient //alpha/s -U alpha%***'],
  ['https://alpha:abc@192.0.2.1/x', 'https://alpha:***@192.0.2.1/x'],
  ['https://alpha:a/b@c@192.0.2.1/x', 'https://alpha:***@192.0.2.1/x'],
  ['http://192.0.2.1:8080/x', 'http://192.0.2.1:8080/x'],
  ['fe80::1%eth0', 'fe80::1%eth0'],
  ['100%FREE', '100%FREE'],
  ['1 sha1 abc def', '1 sha1 ***'],
  ['alpha 192.0.2.9 Filesystem::/dev/drbd0::/m::cifs::password=abc drbddisk::r0', 'alpha 192.0.2.9 Filesystem::/dev/drbd0::/m::cifs::password=*** drbddisk::r0'],
  ['password=abc def 192.0.2.9', 'password=*** 192.0.2.9'],
  ['"user=u,password=abc def"', '"user=u,password=***"'],
  ['"user=u password=abc def host=x"', '"user=u password=*** host=x"'],
  ['password=“abc def” x', 'password=*** x'],
  ['key=5', 'key=5'],
])('in a value: %s', (text, expected) => {
  expect(inValue(text)).toBe(expected)
})

test('a finding in a file of settings shows no password', async () => {
  const text = 'CLUSTERNAME=demo\nDB_PASSWORD = not-a-secret\n'
  const fileSystem = memoryFileSystem({ 'alpha/etc/sysconfig/cluster': text })
  const report = await createChecker({ languages: [], clusterRules: [] }).check({ fileSystem, clusters: [{ hosts: [{ name: 'alpha', root: 'alpha' }] }] })
  const [finding] = report.diagnostics
  expect(finding?.rule).toBe('shell-variables/misspelt-assignment')
  expect(report.masking.text(finding!.file).text).toBe('CLUSTERNAME=demo\nDB_PASSWORD = ***\n')
  expect(JSON.stringify(report.diagnostics)).not.toContain('not-a-secret')
})

test('an option is that of a program, also where the language has a setting of its name', () => {
  const masking = (text: string): string => masked(text, joinedSpans(embeddedSecrets(text, word => word === 'token'))).text
  expect(masking('/x --token=abc')).toBe('/x --token=***')
  expect(masking('token=abc')).toBe('token=abc')
})

test.each([
  '/opt/x -p \\\n  hushhush -o off', 'mysqladmin -= root -phushhush ping', '/opt/x-p hushhush', '/opt/x 7-p hushhush', 'smbclient //s/x -U al:pha%hushhush', 'https://alpha;hushhush@192.0.2.1/', 'options="passwd\\hushhush,rw"',
  'options="username=alpha,set=hushhush"', 'options=rw,passxhushhush', 'rw,user=alpha %hushhush',
])('an option or a name that lost a sign, or got one: %s', text => {
  expect(masked(`"${text}"`, joinedSpans(embeddedSecrets(`"${text}"`))).text).not.toContain('hush')
})

test.each(['options="noatime,data=ordered,errors=remount-ro"', 'mkdir -p /srv/x', 'tar xf - -C /srv', 'uid=1000,gid=1000,rw,_netdev', 'https://www.example.org/a@b', '"/usr/lib/heartbeat/x start alpha"'])('what is no secret: %s', text => {
  expect(masked(text, joinedSpans(embeddedSecrets(text))).text).toBe(text)
})
