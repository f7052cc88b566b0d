import type { PlainConfiguration, PlainConnection, PlainHost, PlainMesh, PlainOptions, PlainResource, PlainSections, PlainVolume } from './schema.js'

/** Writes a drbd.conf that a program made; check it with the schema first where it comes from outside. */
export function printPlain({ global, common, resources }: PlainConfiguration): string {
  return [
    ...(global === undefined ? [] : [block('global', optionLines(global))]),
    ...(common === undefined ? [] : [block('common', sectionLines(common))]),
    ...resources.map(resourceLines),
  ]
    .map(lines => `${lines.join('\n')}\n`)
    .join('\n')
}

function resourceLines({ name, hosts, connections, meshes, options }: PlainResource): string[] {
  return block(`resource "${name}"`, [
    ...sectionLines(options),
    ...hosts.flatMap(hostLines),
    ...(connections ?? []).flatMap(connection => connectionLines(connection)),
    ...(meshes ?? []).flatMap(meshLines),
  ])
}

function hostLines({ name, address, nodeId, minor, disk, metaDisk, volumes }: PlainHost): string[] {
  return block(`on "${name}"`, [
    ...(nodeId === undefined ? [] : [`node-id ${nodeId};`]),
    ...(volumes === undefined ? deviceLines({ minor, disk, metaDisk }) : []),
    `address ${addressText(address)};`,
    ...(volumes ?? []).flatMap(volumeLines),
  ])
}

function volumeLines({ number, options, ...device }: PlainVolume): string[] {
  return block(`volume ${number}`, [...deviceLines(device), ...sectionLines(options)])
}

function deviceLines({ minor, disk, metaDisk }: Pick<PlainHost, 'minor' | 'disk' | 'metaDisk'>): string[] {
  return [
    ...(minor === undefined ? [] : [`device /dev/drbd${minor};`]),
    ...(disk === undefined ? [] : [disk === 'none' ? 'disk none;' : `disk "${disk}";`]),
    ...(metaDisk === undefined ? [] : [`meta-disk ${metaDisk};`]),
  ]
}

function connectionLines({ hosts, paths, options, volumes }: PlainConnection): string[] {
  const ends = hosts.map(host => `host "${host}";`)
  const written = paths?.map(path =>
    block('path', path.map((address, index) => `host "${hosts[index] ?? ''}" address ${addressText(address)};`)),
  )
  return block('connection', [
    ...(written === undefined || written.length === 0 ? ends : written.flat()),
    ...sectionLines(options),
    ...(volumes ?? []).flatMap(volume => block(`volume ${volume.number}`, sectionLines(volume.options))),
  ])
}

function meshLines({ hosts, options }: PlainMesh): string[] {
  return block('connection-mesh', [`hosts ${hosts.map(host => `"${host}"`).join(' ')};`, ...sectionLines(options)])
}

function sectionLines(sections: PlainSections | undefined): string[] {
  return Object.entries(sections ?? {}).flatMap(([name, options]) => block(name, optionLines(options)))
}

function optionLines(options: PlainOptions): string[] {
  return Object.entries(options).map(([key, value]) => `${key}${value === true ? '' : ` ${textOf(value)}`};`)
}

function block(head: string, lines: readonly string[]): string[] {
  return [`${head} {`, ...lines.map(line => `  ${line}`), '}']
}

function addressText(address: string): string {
  return address.startsWith('[') ? `ipv6 ${address}` : address
}

function textOf(value: string | number): string {
  return typeof value === 'number' || /^[A-Za-z0-9/._-]{1,80}$/.test(value) ? String(value) : `"${value}"`
}
