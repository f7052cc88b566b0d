import { describe, expect, test } from 'vitest'

import { cib } from '../../src/languages/cib/index.js'
import { clusterConf } from '../../src/languages/cluster-conf/index.js'
import { corosyncConf } from '../../src/languages/corosync-conf/index.js'
import { crmConfigure } from '../../src/languages/crm-configure/index.js'
import { drbdConf } from '../../src/languages/drbd-conf/index.js'
import { drbdReactor } from '../../src/languages/drbd-reactor/index.js'
import { haCf } from '../../src/languages/ha-cf/index.js'
import { haresources } from '../../src/languages/haresources/index.js'
import { ocfs2Conf } from '../../src/languages/ocfs2-conf/index.js'
import { maskingOfFile } from '../../src/secrets/masking-of-file.js'
import type { MaskingLanguage } from '../../src/secrets/masking-of-file.js'
import { behindTornNames } from '../../src/secrets/torn-names.js'
import { createSource } from '../../src/text/source.js'

const languages: Readonly<Record<string, MaskingLanguage>> = { 'drbd.conf': drbdConf, 'ha.cf': haCf, haresources, 'cluster.conf': clusterConf, 'corosync.conf': corosyncConf, 'ocfs2 cluster.conf': ocfs2Conf, cib, 'crm text': crmConfigure, 'drbd-reactor.toml': drbdReactor }

function shown(name: string, text: string): string {
  const language = languages[name]
  if (language === undefined) throw new Error(name)
  const source = createSource(name, text)
  return maskingOfFile(language, source).text(source.id).text
}

const drbd = (net: string): string => `resource r0 {\n  net {\n    ${net}\n  }\n  on alpha { device /dev/drbd0; }\n}\n`
const pair = (attributes: string): string => `<cib><instance_attributes id="i"><nvpair id="p" ${attributes}/></instance_attributes></cib>\n`
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
    ['a letter replaced by a sign', 'drbd.conf', drbd('timeout 60 shared-s.cret "zqxjkvwbp7";')],
    ['a slip in the middle of a statement', 'drbd.conf', drbd('timeout 60 shared-secet zqxjkvwbp7;')],
    ['odd quotes written together with the name', 'drbd.conf', drbd('shared-secert‘zqxjkvwbp7’;')],
    ['a slip in the name of the hash', 'drbd.conf', drbd('cram-hamc-alg zqxjkvwbp7;')],
    ['a blank behind the dash', 'drbd.conf', 'resource r0 { handlers { fence-peer "/opt/x - p zqxjkvwbp7"; } }\n'],
    ['a dash behind its letter', 'drbd.conf', 'resource r0 { handlers { fence-peer "sshpass p- \'zqxjkvwbp7\' ssh alpha"; } }\n'],
    ['the program misspelt', 'drbd.conf', 'resource r0 { handlers { fence-peer "mysqaldmin -u root -pzqxjkvwbp7 ping"; } }\n'],
    ['two letters lost', 'drbd.conf', 'resource r0 { handlers { fence-peer "/opt/x sect=zqxjkvwbp7"; } }\n'],
    ['a hard blank before its sign', 'haresources', 'alpha Filesystem::/dev/drbd0::/m::cifs::password\u00a0=zqxjkvwbp7\n'],
    ['an option that nobody knows', 'haresources', 'alpha Filesystem::/dev/drbd0::/m::cifs::sswd=zqxjkvwbp7,rw\n'],
    ['a brace before the percent sign', 'haresources', 'alpha Filesystem::/dev/drbd0::/m::cifs::user=alpha}%zqxjkvwbp7\n'],
    ['an address that lost its last sign', 'haresources', 'alpha WebCheck::https://alpha:zqxjkvwbp7192.0.2.1/\n'],
    ['a line end lost before it', 'ha.cf', ha('node gammastonith_host gamma baytech zqxjkvwbp7')],
    ['a line end lost before a key', 'ha.cf', ha('node gamma1 sha1 zqxjkvwbp7')],
    ['a line end lost before its name', 'ha.cf', ha('node alpha betapassword zqxjkvwbp7')],
    ['a sign before the percent sign', 'haresources', 'alpha Filesystem::/dev/drbd0::/m::cifs::rw,user=alpha%k%zqxjkvwbp7\n'],
    ['a remark that got behind a line', 'ha.cf', ha('node gamma#STONITHH_HOST * ssh zqxjkvwbp7')],
    ['a letter replaced by a sign', 'cluster.conf', '<cluster>\n<fencedevice name="f" pa:swd="zqxjkvwbp7"/>\n</cluster>\n'],
    ['a blank for a letter', 'cluster.conf', '<cluster>\n<fencedevice name="f" pa swd="zqxjkvwbp7"/>\n</cluster>\n'],
    ['written together with its name', 'cluster.conf', '<cluster>\n<fencedevice name="f" paswsdzqxjkvwbp7/>\n</cluster>\n'],
    ['a sign in the name that another attribute gives', 'cluster.conf', '<cluster>\n<param value="zqxjkvwbp7" name="pass,d"/>\n</cluster>\n'],
    ['a quote before the sign', 'cluster.conf', '<cluster>\n<param name="password" value"=zqxjkvwbp7"/>\n</cluster>\n'],
    ['the name lost', 'corosync.conf', 'totem {\n\tversion: 2   bogu = "zqxjkvwbp7"\n}\n'],
    ['the name torn and the value on the next line', 'corosync.conf', 'totem {\n\tkeysh>red:\n\t\tzqxjkvwbp7\n}\n'],
    ['a sign before the name', 'corosync.conf', 'totem {\n\t>key = "zqxjkvwbp7"\n}\n'],
    ['a line end lost before it', 'ocfs2 cluster.conf', 'cluster:\n\tname = demo\tpasswd zqxjkvwbp7\n'],
    ['three letters lost', 'ocfs2 cluster.conf', 'cluster:\n\tsret zqxjkvwbp7\n'],
    ['the name lost', 'ocfs2 cluster.conf', 'cluster:\n\tname = demor{ett: "zqxjkvwbp7"\n'],
    ['the value on the next line', 'ocfs2 cluster.conf', 'cluster:\n\tpasswd =\r\n\tzqxjkvwbp7\n'],
    ['a stretch of the name twice', 'drbd.conf', 'resource r0 { handlers { fence-peer "/opt/x secrecret=zqxjkvwbp7"; } }\n'],
    ['too much behind an option', 'drbd.conf', drbd('timeout 60 shared-secre/ zqxjkvwbp7;')],
    ['a sign before the name', 'drbd.conf', drbd('\\ bogus "zqxjkvwbp7";')],
    ['a name of one letter in odd quotes', 'drbd.conf', drbd('cram-hmac-alg sha1; k “zqxjkvwbp7”;')],
    ['the name of the hash torn', 'drbd.conf', drbd('cram-hma-calg zqxjkvwbp7;')],
    ['a brace behind the name of the hash', 'drbd.conf', drbd('cram-hmac-alg{zqxjkvwbp7;')],
    ['a sign behind its letter', 'drbd.conf', 'resource r0 { handlers { fence-peer "/opt/x -p; zqxjkvwbp7 -o off"; } }\n'],
    ['an option written together with its program', 'drbd.conf', 'resource r0 { handlers { fence-peer "/opt/x-p zqxjkvwbp7"; } }\n'],
    ['the program of a password in quotes misspelt', 'drbd.conf', 'resource r0 { handlers { fence-peer "ss -p \'zqxjkvwbp7\' ssh alpha"; } }\n'],
    ['a user torn', 'drbd.conf', 'resource r0 { handlers { fence-peer "curl -\\u alpha:zqxjkvwbp7 http://192.0.2.1/"; } }\n'],
    ['a dash away from its letter', 'drbd.conf', 'resource r0 { handlers { fence-peer "mysqladmin -u root- pzqxjkvwbp7 ping"; } }\n'],
    ['written together with a piece of its name', 'drbd.conf', drbd('shared-sectzqxjkvwbp7;')],
    ['two letters of its name', 'drbd.conf', drbd('ky zqxjkvwbp7;')],
    ['no closing quote behind such a name', 'drbd.conf', drbd('ky "zqxjkvwbp7;')],
    ['three letters lost from an option', 'drbd.conf', 'resource r0 { handlers { fence-peer "/opt/x --pasrd zqxjkvwbp7"; } }\n'],
    ['a sign in an address', 'haresources', 'alpha WebCheck::https/:/alph<a:zqxjkvwbp7@192.0.2.1/\n'],
    ['a line end lost before its name and its sign', 'ocfs2 cluster.conf', 'cluster:\n\tname = demoPASSWD zqxjkvwbp7\n'],
    ['a name of which half is left', 'corosync.conf', 'totem {\n\tversion: 2\n\tword:zqxjkvwbp7\n}\n'],
    ['a remark that got into a word', 'ha.cf', ha('stonith_host * external/ip#mi alpha 192.0.2.9 admin zqxjkvwbp7 lan')],
    ['a sign in a remark', 'ha.cf', ha('#,ston_ith_host * ssh zqxjkvwbp7')],
    ['a line end lost before the method of a key', 'ha.cf', ha('node alpha beta sha1 zqxjkvwbp7')],
    ['a line end lost before a name with a slip', 'ha.cf', ha('node alpha betaauthh_key zqxjkvwbp7')],
    ['written together with a name with a slip', 'ha.cf', ha('keepalive passwrdzqxjkvwbp7')],
    ['a blank in an address', 'haresources', 'alpha WebCheck::https://alpha :zqxjkvwbp7@192.0.2.1/\n'],
    ['no user before it', 'haresources', 'alpha Filesystem::/dev/drbd0::/m::cifs::rw,user=%zqxjkvwbp7\n'],
    ['a name behind its value that lost its sign', 'cluster.conf', '<cluster>\n<param value="zqxjkvwbp7" name."passwd"/>\n</cluster>\n'],
    ['a sign and a letter too many', 'cluster.conf', '<cluster>\n<fencedevice name="g" passwd=d="zqxjkvwbp7"/>\n</cluster>\n'],
    ['the opening tag torn', 'cluster.conf', '<cluster>\n<passhidden=\'zqxjkvwbp7\'></passwd>\n</cluster>\n'],
    ['an angle bracket in the opening tag', 'cluster.conf', '<cluster>\n<p<sswd>zqxjkvwbp7</passwd>\n</cluster>\n'],
    ['the beginning of the name lost', 'cluster.conf', '<cluster>\n<fencedevice name="f" sswd="zqxjkvwbp7"/>\n</cluster>\n'],
    ['written together with its torn name', 'corosync.conf', 'totem {\n\tversion: 2\n\tkeezqxjkvwbp7\n}\n'],
    ['a quote in the name of a pair', 'cib', pair('name="passwd>" value="zqxjkvwbp7"')],
    ['a line end in the name of a pair', 'cib', pair('name="\nsecret" value="zqxjkvwbp7"')],
    ['a letter before the quote', 'cib', pair('name=e"pwd" value="zqxjkvwbp7"')],
    ['a sign lost in a pair', 'cib', pair("value'zqxjkvwbp7' name='bogus'")],
    ['an attribute that is none', 'cib', pair('shary="zqxjkvwbp7"')],
    ['the child of a pair torn', 'cib', '<cib><nvpair id="p" name="passwd"><va>ue>zqxjkvwbp7</value></nvpair></cib>\n'],
    ['a part of the name twice', 'cib', pair('name="commuommunity" value="zqxjkvwbp7"')],
    ['a command that is none', 'crm text', 'pasxswsword zqxjkvwbp7\n'],
    ['a word before it', 'crm text', 'node alpha attributes password d zqxjkvwbp7\n'],
    ['a blank lost behind a keyword', 'crm text', 'primitive d mysql paramsasswd="zqxjkvwbp7"\n'],
    ['two slips and a colon', 'crm text', 'primitive d mysql params secrtt:zqxjkvwbp7\n'],
    ['three slips', 'crm text', 'primitive d mysql params psadwd=zqxjkvwbp7\n'],
    ['behind a key that nobody knows', 'drbd-reactor.toml', 'bogus = "zqxjkvwbp7"\n'],
    ['a table that lost its bracket', 'drbd-reactor.toml', 'passwd]\nvalue = "zqxjkvwbp7"\n'],
    ['a line end lost behind it', 'drbd-reactor.toml', 'passwd "zqxjkvwbp7"on-quorum-loss = "io-error"\n'],
    ['a sign for its sign', 'drbd-reactor.toml', '"community" - "zqxjkvwbp7"\n'],
    ['a quote too many in a remark', 'drbd-reactor.toml', '# passwd = "m "zqxjkvwbp7"\n'],
    ['no sign in a remark', 'drbd-reactor.toml', '# shard_key  "zqxjkvwbp7"\n'],
    ['several lines', 'drbd-reactor.toml', 'sec = """abc\nzqxjkvwbp7"""\n'],
    ['several lines without good quotes', 'drbd-reactor.toml', 'bogus = ""abc\nzqxjkvwbp7"""\n'],
    ['a header that is not closed', 'drbd-reactor.toml', '[promoter.resources.r0env.passwd = ["zqxjkvwbp7"]\n'],
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

describe('ordinary values are shown', () => {
  test.each([
    ['haresources', 'alpha Filesystem::/dev/drbd0::/m::ext3::noatime,data=journal,errors=remount-ro,commit=5\n'],
    ['haresources', 'alpha Filesystem::/dev/drbd0::/m::gfs2::locktable=demo:data,lockproto=lock_dlm\n'],
    ['haresources', 'alpha Filesystem::/dev/drbd0::/m::cifs::rw,user=alpha,uid=5,gid=6\n'],
    ['haresources', 'alpha WebCheck::http://alpha:8080/index.html\n'],
    ['ha.cf', ha('node gamma delta epsilon')],
    ['ha.cf', ha('respawn hacluster /usr/lib/heartbeat/ipfail')],
    ['drbd.conf', 'resource r0 { handlers { fence-peer "/usr/lib/drbd/crm-fence-peer.sh --timeout 5"; split-brain "/usr/lib/drbd/notify-split-brain.sh root"; } }\n'],
    ['drbd.conf', 'resource r0 { handlers { pri-lost "socket=/run/x server=alpha select=all section=a /opt/x"; } }\n'],
    ['cluster.conf', '<cluster>\n<resources><script name="web" file="/etc/init.d/web"/><fs name="f" options="data=ordered,noatime"/></resources>\n</cluster>\n'],
    ['cluster.conf', '<cluster>\n<fencedevice agent="fence_own" plug_type="rack" __independent_subtree="1"/>\n</cluster>\n'],
    ['corosync.conf', 'totem {\n\tversion: 2\n\ttransprot: udpu\n\tcluster_name: my cluster\n}\nlogging {\n\tlogfile: /var/log/cluster/corosync.log\n}\n'],
    ['ocfs2 cluster.conf', 'node:\n\tip_port = 7777\n\tnmae = alpha\n\tcluster = my demo\n'],
    ['drbd.conf', 'resource r0 { startup { become-primary-on alpha beta; } net { timeout 60 ping-int 10; } on alpha { address ipv4 192.0.2.1:7788; } }\n'],
    ['drbd.conf', 'skip {\n  As you can see, chunks of text.\n}\nresource r0 { net { allow-two-primaires; } on "alpha" { device /dev/drbd0; } }\n'],
    ['ocfs2 cluster.conf', 'node:\n\tnmae = alpha\n\tcluster = demo\n'],
    ['cib', pair('name="target-role" value="Started"')],
    ['cib', pair('name="bogus_option" value="hello"')],
    ['crm text', 'primitiv d mysql params config=/etc/my.cnf mode=fast\n\tparams ip=192.0.2.9 mode=fast\nrsc_defaults resource-stickiness=100\n'],
    ['drbd-reactor.toml', '[[umh.resource]]\nname = "alpha"\ncommand = "/opt/x"\nold.role = { operator = "NotEquals", value = "Primary" }\nenv = { MAIL = "root" }\n'],
    ['drbd-reactor.toml', 'snipets = "/etc/drbd-reactor.d"\n[[promoter]]\n[promoter.resources.r0]\nsecondary-forse = "maybe" on-quorum-loss = "freeze"\n'],
    ['ocfs2 cluster.conf', "node:\n\tip_address = {{ hostvars['alpha']['eth0']['ipv4'] }}\n"],
  ])('in %s: %s', (name, text) => {
    expect(shown(name, text)).toBe(text)
  })
})

test('places are those of the text as it is, whatever was taken out before them', () => {
  const text = 'a\u200bb pass\u200bword="zqxjkvwbp7" c\u200bd secr-et = "lmnoprstuv" e\n'
  const found = [...behindTornNames(text, function* (mended) {
    for (const { index, 0: word } of mended.matchAll(/zqxjkvwbp7|lmnoprstuv|cd/g)) yield { start: index, end: index + word.length }
  })]
  expect([...new Set(found.map(({ start, end }) => text.slice(start, end)))]).toEqual(['zqxjkvwbp7', 'c\u200bd', 'lmnoprstuv'])
})

test.each(['\u200b', '\0', '\ufeff'])('what nobody sees, %j, may be all that stands between a name and its value', unseen => {
  for (const [language, text] of [[corosyncConf, `totem {\n  password${unseen}hushhush\n}\n`], [haCf, `keepalive 1\nkey_auth${unseen}hushhush\n`]] as const) {
    const source = createSource('x', text)
    expect(maskingOfFile(language, source).text(source.id).text).not.toContain('hush')
  }
})
