import { builtinLanguages } from '../src/languages/builtin.js'

const times = (size: number, line: (index: number) => string): string => {
  const lines: string[] = []
  for (let length = 0, index = 0; length < size; index += 1) {
    const next = line(index)
    lines.push(next)
    length += next.length
  }
  return lines.join('')
}

/** A name by which each language claims a file. */
export const pathOf: Readonly<Record<string, string>> = Object.fromEntries(
  builtinLanguages.map(({ id, fileNames: [name = id] }) => [id, name.replace('*', 'example')]),
)

/** Texts that no language was made for: each of about so many characters. */
export const anyTexts: Readonly<Record<string, (size: number) => string>> = {
  'NULs': size => '\0'.repeat(size),
  'letters': size => 'a'.repeat(size),
  'digits': size => '7'.repeat(size),
  'blanks': size => ' '.repeat(size),
  'line feeds': size => '\n'.repeat(size),
  'carriage returns': size => '\r'.repeat(size),
  'semicolons': size => ';'.repeat(size),
  'closing braces': size => '}'.repeat(size),
  'opening braces': size => '{'.repeat(size),
  'pairs of braces': size => '{}'.repeat(size / 2),
  'quotes': size => '"'.repeat(size),
  'single quotes': size => "'".repeat(size),
  'less-than signs': size => '<'.repeat(size),
  'greater-than signs': size => '>'.repeat(size),
  'ampersands': size => '&'.repeat(size),
  'number signs': size => '#'.repeat(size),
  'backslashes': size => '\\'.repeat(size),
  'equal signs': size => '='.repeat(size),
  'colons': size => ':'.repeat(size),
  'no-break spaces': size => '\u00a0'.repeat(size),
  'replaced bytes': size => '\x80'.repeat(size),
  'words of a letter': size => 'a '.repeat(size / 2),
  'lines of a letter': size => 'a\n'.repeat(size / 2),
  'lines of a semicolon': size => ';\n'.repeat(size / 2),
  'lines of a brace': size => '}\n'.repeat(size / 2),
  'lines of a comment sign': size => '#\n'.repeat(size / 2),
  'elements of a letter': size => '<a/>'.repeat(size / 4),
  'start tags': size => '<a>'.repeat(size / 3),
  'end tags': size => '</a>'.repeat(size / 4),
  'comments of XML': size => '<!---->'.repeat(size / 7),
  'comments that do not end': size => '<!--'.repeat(size / 4),
  'entities': size => '&a;'.repeat(size / 3),
  'suppressions': size => times(size, index => `# cfgcheck-ignore drbd-conf/unknown-option: ${index}\n`),
}

/** Texts of a language that are wrong in thousands of places. */
export const ownTexts: Readonly<Record<string, Readonly<Record<string, (size: number) => string>>>> = {
  'drbd-conf': {
    'faulty resources': size => times(size, index => `resource r${index} { on alpha { device /dev/drbd0; disk /dev/sda; address 192.0.2.300:7788; } nonsense 1; }\n`),
    'short faulty resources': size => times(size, index => `resource r${index} { x; }\n`),
    'resources of one name': size => times(size, () => 'resource r0 { }\n'),
    'unknown options': size => times(size, index => `resource r${index} { net { timeuot 60; } }\n`),
    'names of secrets on one line': size => `resource r0 { net { ${'shared-secret '.repeat(size / 14)}`,
    'unknown options of one section': size => `resource r0 { net {\n${times(size, () => 'x 1;\n')}}}\n`,
    'missing semicolons': size => times(size, index => `resource r${index} { protocol C }\n`),
    'suppressions of findings': size => times(size, index => `# cfgcheck-ignore drbd-conf/unknown-option: known\nresource r${index} { x; }\n`),
    'nested blocks': size => times(size, () => `${'a {'.repeat(255)}${'}'.repeat(255)}\n`),
    'blocks nested too deep': size => 'a {'.repeat(size / 3),
    'sound resources': size => times(size, index => `resource r${index} { protocol C; on alpha { device /dev/drbd${index}; disk /dev/sda${index}; address 192.0.2.1:${index % 60000}; meta-disk internal; } on beta { device /dev/drbd${index}; disk /dev/sda${index}; address 192.0.2.2:${index % 60000}; meta-disk internal; } }\n`),
  },
  'cluster-conf': {
    'unknown elements': size => `<cluster name="a" config_version="1">${times(size, () => '<x/>')}</cluster>`,
    'unknown attributes': size => `<cluster name="a" config_version="1"><clusternodes>${times(size, index => `<clusternode name="h${index}" nodeid="${index}" x="1"/>`)}</clusternodes></cluster>`,
    'attributes of an element': size => `<cluster ${times(size, index => `a${index}="" `)}/>`,
    'attributes of an element, all alike': size => `<cluster ${times(size, () => 'a="" ')}/>`,
    'nodes that are broken': size => `<cluster name="a" config_version="1"><clusternodes>${times(size, () => '<clusternode name=a nodeid="x">\n')}`,
    'services with one resource': size => `<cluster name="a" config_version="1"><rm>${times(size, index => `<service name="s${index}"><ip address="192.0.2.1"/></service>\n`)}</rm></cluster>`,
  },
  'ha-cf': {
    'unknown directives': size => times(size, index => `deadtim${index} 30\n`),
    'nodes': size => times(size, index => `node h${index}\n`),
    'node, all alike': size => times(size, () => 'node a\n'),
    'one line of nodes': size => `node ${times(size, index => `h${index} `)}\n`,
    'bad values': size => times(size, () => 'deadtime x\n'),
    'suppressions of findings': size => times(size, () => '# cfgcheck-ignore ha-cf/unknown-directive: known\nx y\n'),
  },
  haresources: {
    'groups': size => times(size, index => `alpha drbddisk::r${index} 192.0.2.${index % 250}\n`),
    'groups, all alike': size => times(size, () => 'alpha httpd\n'),
    'one group': size => `alpha ${times(size, index => `x${index} `)}\n`,
    'continued lines': size => `alpha ${times(size, () => 'x \\\n')}\n`,
    'bad addresses': size => times(size, () => 'a 192.0.2.300\n'),
    'parts of a resource': size => `alpha x${'::a'.repeat(size / 3)}\n`,
  },
  authkeys: {
    'keys': size => times(size, index => `${index} sha1 x\n`),
    'keys, all alike': size => times(size, () => '1 sha1 x\n'),
    'auth lines': size => times(size, () => 'auth 1\n'),
    'unknown methods': size => times(size, index => `${index} x y\n`),
  },
  'ocfs2-conf': {
    'nodes': size => times(size, index => `node:\n\tip_port = 7777\n\tip_address = 192.0.2.1\n\tnumber = ${index}\n\tname = h${index}\n\tcluster = demo\n`),
    'sections without attributes': size => times(size, () => 'node:\n'),
    'unknown attributes': size => `node:\n${times(size, () => '\tx = y\n')}`,
    'unknown sections': size => times(size, () => 'x:\n\ty = z\n'),
  },
  'corosync-conf': {
    'nodes': size => `totem {\n version: 2\n}\nnodelist {\n${times(size, index => ` node {\n  ring0_addr: h${index}\n  name: h${index}\n  nodeid: ${index + 1}\n }\n`)}}\n`,
    'nodes, all alike': size => `nodelist {\n${times(size, () => ' node {\n  ring0_addr: 192.0.2.1\n  name: a\n  nodeid: 1\n }\n')}}\n`,
    'nodes without values': size => `nodelist {\n${times(size, () => ' node {\n  ring0_addr:\n }\n')}}\n`,
    'interfaces': size => `totem {\n version: 2\n${times(size, index => ` interface {\n  linknumber: ${index}\n  mcastport: ${index}\n }\n`)}}\n`,
    'keys of a section, all alike': size => `totem {\n${times(size, () => ' token: x\n')}}\n`,
    'unknown keys': size => `totem {\n${times(size, index => ` tokn${index}: 1\n`)}}\n`,
    'unknown sections': size => times(size, index => `totm${index} {\n}\n`),
    'sections one in the other': size => 'totem {\n'.repeat(size / 8),
    'sections on one line': size => 'totem { '.repeat(size / 8),
    'totem, over and over': size => times(size, () => 'totem {\n version: 2\n secauth: on\n}\n'),
    'templates on one line': size => `totem {\n token: ${'{{ x '.repeat(size / 5)}\n}\n`,
    'templates without an end': size => times(size, () => 'a: ${ {{ {#\n'),
    'suppressions of findings': size => times(size, () => '# cfgcheck-ignore corosync-conf/unknown-section: known\nx {\n}\n'),
  },
  cib: {
    'primitives': size => cibOf(times(size, index => `<primitive id="r${index}" class="ocf" provider="heartbeat" type="Dummy"><operations><op id="r${index}-monitor" name="monitor" interval="10s"/></operations></primitive>\n`)),
    'primitives, all alike': size => cibOf(times(size, () => '<primitive id="a" class="ocf" provider="heartbeat" type="Dummy"/>\n')),
    'primitives of one address': size => cibOf(times(size, index => `<primitive id="r${index}" class="ocf" provider="heartbeat" type="IPaddr2"><instance_attributes id="r${index}-p"><nvpair id="r${index}-p-ip" name="ip" value="192.0.2.1"/></instance_attributes></primitive>\n`)),
    'primitives with a misspelt parameter': size => cibOf(times(size, index => `<primitive id="r${index}" class="ocf" provider="linbit" type="drbd"><instance_attributes id="r${index}-p"><nvpair id="r${index}-p-a" name="drbd_resourc" value="r${index}"/></instance_attributes></primitive>\n`)),
    'fence devices of one host': size => cibOf(times(size, index => `<primitive id="f${index}" class="stonith" type="fence_ipmilan"><instance_attributes id="f${index}-p"><nvpair id="f${index}-h" name="pcmk_host_list" value="alpha"/><nvpair id="f${index}-i" name="ip" value="192.0.2.1"/></instance_attributes></primitive>\n`)),
    'one group': size => cibOf(`<group id="g">${times(size, index => `<primitive id="r${index}" class="ocf" provider="heartbeat" type="Dummy"/>\n`)}</group>`),
    'groups one in the other': size => cibOf('<group id="g">\n'.repeat(size / 16)),
    'clones': size => cibOf(times(size, index => `<clone id="c${index}"><meta_attributes id="c${index}-m"><nvpair id="c${index}-p" name="promotable" value="true"/></meta_attributes><primitive id="r${index}" class="ocf" provider="linbit" type="drbd"/></clone>\n`)),
    'nodes': size => cibOf('', '', times(size, index => `<node id="${index + 1}" uname="h${index}"/>\n`)),
    'nodes, all alike': size => cibOf('', '', times(size, () => '<node id="1" uname="a"/>\n')),
    'orders of unknown resources': size => cibOf('<primitive id="r" class="ocf" provider="heartbeat" type="Dummy"/>', times(size, index => `<rsc_order id="o${index}" first="x${index}" then="r"/>\n`)),
    'orders in a chain': size => cibOf(times(size / 2, index => `<primitive id="r${index}" class="ocf" provider="heartbeat" type="Dummy"/>\n`), times(size / 2, index => `<rsc_order id="o${index}" first="r${index}" then="r${index + 1}"/>\n`)),
    'colocations in a chain': size => cibOf(times(size / 2, index => `<primitive id="r${index}" class="ocf" provider="heartbeat" type="Dummy"/>\n`), times(size / 2, index => `<rsc_colocation id="c${index}" rsc="r${index}" with-rsc="r${index + 1}" score="INFINITY"/>\n`)),
    'colocations with one resource': size => cibOf(times(size / 2, index => `<primitive id="r${index}" class="ocf" provider="heartbeat" type="Dummy"/>\n`), times(size / 2, index => `<rsc_colocation id="c${index}" rsc="r${index}" with-rsc="r0" score="INFINITY"/>\n`)),
    'locations of one resource': size => cibOf('<primitive id="r" class="ocf" provider="heartbeat" type="Dummy"/>', times(size, index => `<rsc_location id="l${index}" rsc="r" node="h${index}" score="${index}"/>\n`)),
    'locations that forbid': size => cibOf('<primitive id="r" class="ocf" provider="heartbeat" type="Dummy"/>', times(size / 2, index => `<rsc_location id="l${index}" rsc="r" node="h${index}" score="-INFINITY"/>\n`), times(size / 2, index => `<node id="${index + 1}" uname="h${index}"/>\n`)),
    'levels of fencing': size => cibOf('', `</constraints><fencing-topology>${times(size, index => `<fencing-level id="l${index}" target="h${index % 7}" index="${index % 9}" devices="a,b${index}"/>\n`)}</fencing-topology><constraints>`),
    'resources of a set': size => cibOf('', `<rsc_order id="o"><resource_set id="s">${times(size, index => `<resource_ref id="x${index}"/>`)}</resource_set></rsc_order>`),
    'order of two unordered sets': size => cibOf(drbdCloneAnd(size), `<rsc_order id="o"><resource_set id="s" action="promote"><resource_ref id="ms"/></resource_set>${['t', 'u'].map(id => unorderedSet(id, size / 12)).join('')}</rsc_order>`),
    'colocation of two unordered sets': size => cibOf(drbdCloneAnd(size), `<rsc_colocation id="o" score="INFINITY">${['t', 'u'].map(id => unorderedSet(id, size / 12)).join('')}<resource_set id="s" role="Promoted"><resource_ref id="ms"/></resource_set></rsc_colocation>`),
    'orders that hold one way only': size => cibOf(drbdCloneAnd(size), times(size / 4, index => `<rsc_order id="o${index}" first="ms" first-action="promote" then="t${index}" then-action="start" symmetrical="false"/>\n`)),
    'a chain of orders, each member beside a Primary': size => cibOf(drbdCloneAnd(2 * size), times(size / 2, index => `<rsc_colocation id="c${index}" rsc="t${index}" with-rsc="ms" with-rsc-role="Master" score="INFINITY"/>\n<rsc_order id="o${index}" first="t${index}" then="t${index + 1}"/>\n`)),
    'unknown elements': size => cibOf(times(size, () => '<x/>')),
    'attributes of an element': size => `<cib ${times(size, index => `a${index}="" `)}/>`,
    'values of one pair': size => cibOf('', '', '', times(size, index => `<nvpair id="a${index}" name="stonith-enabled" value="yes${index}"/>\n`)),
    'misspelt properties': size => cibOf('', '', '', times(size, index => `<nvpair id="a${index}" name="stonith-enable${index}" value="true"/>\n`)),
  },
  'drbd-reactor': {
    'promoters': size => times(size, index => `[[promoter]]\n[promoter.resources.r${index}]\nstart = ["a${index}.service"]\n`),
    'promoters, all alike': size => times(size, () => '[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service"]\n'),
    'resources of one promoter': size => `[[promoter]]\n${times(size, index => `[promoter.resources.r${index}]\nstart = ["a.service"]\n`)}`,
    'units of one resource': size => `[[promoter]]\n[promoter.resources.r0]\nstart = [\n${times(size, index => `"a${index}.service",\n`)}]\n`,
    'agents of one resource': size => `[[promoter]]\n[promoter.resources.r0]\nstart = [\n${times(size, index => `"ocf:heartbeat:IPaddr2 vip${index} ip=192.0.2.${index % 250}",\n`)}]\n`,
    'units of one resource, all alike': size => `[[promoter]]\n[promoter.resources.r0]\nstart = [\n${times(size, () => '"a.service",\n')}]\n`,
    'parameters of an agent': size => `[[promoter]]\n[promoter.resources.r0]\nstart = ["ocf:heartbeat:IPaddr2 vip ${times(size, index => `ip${index}=1 `)}"]\n`,
    'unknown keys': size => `[[promoter]]\n[promoter.resources.r0]\n${times(size, index => `on-quorum-los${index} = "freeze"\n`)}`,
    'keys, all alike': size => times(size, () => 'statistics-poll-interval = 60\n'),
    'tables of a letter': size => times(size, () => '[a]\n'),
    'tables of tables': size => times(size, () => '[[a]]\n'),
    'a dotted key': size => `a${'.a'.repeat(size / 2)} = 1\n`,
    'dotted keys': size => times(size, index => `a.b${index}.c = 1\n`),
    'arrays one in the other': size => `a = ${'['.repeat(size)}`,
    'inline tables one in the other': size => `a = ${'{a='.repeat(size / 3)}`,
    'an inline table': size => `a = {${times(size, index => `b${index} = 1, `)}}\n`,
    'strings that do not end': size => times(size, () => 'a = "\n'),
    'long strings that do not end': size => times(size, () => 'a = """\n'),
    'values without quotes': size => times(size, () => 'snippets = /etc/drbd-reactor.d\n'),
    'suppressions of findings': size => times(size, () => '# cfgcheck-ignore drbd-reactor/unknown-key: known\nx = 1\n'),
  },
  'crm-configure': {
    'primitives': size => times(size, index => `primitive r${index} Dummy op monitor interval=10s\n`),
    'sound resources': size => times(size, index => `primitive ip${index} ocf:heartbeat:IPaddr2 params ip=2001:db8::${index.toString(16)} cidr_netmask=64 op monitor interval=10s\nprimitive fs${index} Filesystem params device="/dev/drbd${index}" directory="/srv/${index}" fstype=xfs op monitor interval=20s timeout=40s\ngroup g${index} fs${index} ip${index} meta target-role=Started\n`),
    'primitives, all alike': size => times(size, () => 'primitive a Dummy\n'),
    'primitives of one address': size => times(size, index => `primitive r${index} IPaddr2 params ip=192.0.2.1\n`),
    'primitives on many lines': size => times(size, index => `primitive r${index} Dummy \\\n  params a=b \\\n  op monitor interval=10s\n`),
    'parameters of one primitive': size => `primitive a Dummy params ${times(size, index => `p${index}=1 `)}\n`,
    'operations of one primitive': size => `primitive a Dummy ${times(size, index => `op monitor interval=${index}s `)}\n`,
    'operations of one primitive, all alike': size => `primitive a Dummy ${times(size, () => 'op monitor interval=10s ')}\n`,
    'groups of unknown resources': size => times(size, index => `group g${index} x${index}\n`),
    'groups of misspelt resources': size => times(size, index => `primitive r${index} Dummy\ngroup g${index} x${index}r\n`),
    'one group of unknown resources': size => `group g ${times(size, index => `x${index} `)}\n`,
    'one group': size => `${times(size / 2, index => `primitive r${index} Dummy\n`)}group g ${times(size / 4, index => `r${index} `)}\n`,
    'clones': size => times(size, index => `primitive r${index} ocf:linbit:drbd\nclone c${index} r${index} meta promotable=true\n`),
    'orders in a chain': size => times(size, index => `primitive r${index} Dummy\norder o${index} r${index} r${index + 1}\n`),
    'colocations in a chain': size => times(size, index => `primitive r${index} Dummy\ncolocation c${index} inf: r${index} r${index + 1}\n`),
    'sets of one order': size => `order o ${times(size, index => `( a${index} b${index} ) `)}\n`,
    'sets that do not end': size => `order o ${'( '.repeat(size / 2)}\n`,
    'locations of one resource': size => `primitive r Dummy\n${times(size, index => `location l${index} r ${index}: h${index}\n`)}`,
    'rules of one location': size => `primitive r Dummy\nlocation l r ${times(size, index => `rule ${index}: a eq ${index} `)}\n`,
    'expressions of one rule': size => `primitive r Dummy\nlocation l r rule 1: ${times(size, index => `a eq ${index} or `)} a eq 1\n`,
    'nodes': size => times(size, index => `node ${index + 1}: h${index}\n`),
    'nodes, all alike': size => times(size, () => 'node alpha\n'),
    'properties': size => times(size, index => `property stonith-enable${index}=true\n`),
    'one property': size => `property ${times(size, index => `stonith-enable${index}=true `)}\n`,
    'unknown statements': size => times(size, index => `primitiv${index} a Dummy\n`),
    'levels of fencing': size => `fencing_topology ${times(size, index => `h${index}: f${index} `)}\n`,
    'continued lines': size => 'primitive a Dummy \\\n'.repeat(size / 20),
    'lines of a continuation': size => '\\\n'.repeat(size / 2),
    'elements of XML': size => times(size, index => `xml <primitive id="a${index}" class="ocf" provider="heartbeat" type="Dummy"/>\n`),
    'elements of XML that do not end': size => times(size, () => 'xml <primitive\n'),
    'strings that do not end': size => times(size, () => 'primitive a Dummy params a="\n'),
  },
}

/** A clone of DRBD, and the members of two sets. */
function drbdCloneAnd(size: number): string {
  const members = ['t', 'u'].map(name => times(size / 4, index => `<primitive id="${name}${index}" class="ocf" provider="heartbeat" type="Dummy"/>\n`))
  return `<clone id="ms"><meta_attributes id="ms-m"><nvpair id="ms-p" name="promotable" value="true"/></meta_attributes><primitive id="r0" class="ocf" provider="linbit" type="drbd"/></clone>${members.join('')}`
}

function unorderedSet(id: string, size: number): string {
  return `<resource_set id="${id}" sequential="false">${times(size, index => `<resource_ref id="${id}${index}"/>`)}</resource_set>`
}

/** A whole CIB of what stands in its sections. */
function cibOf(resources: string, constraints = '', nodes = '', properties = ''): string {
  return `<cib crm_feature_set="3.16.2" validate-with="pacemaker-3.9" epoch="1" num_updates="0" admin_epoch="0"><configuration>
<crm_config><cluster_property_set id="options">${properties}</cluster_property_set></crm_config>
<nodes>${nodes}</nodes><resources>${resources}</resources><constraints>${constraints}</constraints>
</configuration><status/></cib>\n`
}
