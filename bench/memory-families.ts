const times = (size: number, line: (index: number) => string): string => {
  const lines: string[] = []
  for (let length = 0, index = 0; length < size; index += 1) {
    const next = line(index)
    lines.push(next)
    length += next.length
  }
  return lines.join('')
}

/** The names by which each language claims a file. */
export const pathOf: Readonly<Record<string, string>> = {
  'drbd-conf': 'drbd.conf',
  'cluster-conf': 'etc/cluster/cluster.conf',
  'ha-cf': 'ha.cf',
  haresources: 'haresources',
  authkeys: 'authkeys',
  'ocfs2-conf': 'etc/ocfs2/cluster.conf',
}

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
}
