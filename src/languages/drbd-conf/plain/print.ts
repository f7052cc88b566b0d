import type { PlainConfiguration, PlainOptions } from './schema.js'

/** Writes a drbd.conf that a program made; check it with the schema first where it comes from outside. */
export function printPlain({ common, resources }: PlainConfiguration): string {
  const parts = resources.map(({ name, hosts, options }) => [
    `resource "${name}" {`,
    ...optionLines(options ?? {}),
    ...hosts.flatMap(host => [
      `  on "${host.name}" {`,
      `    device /dev/drbd${host.minor};`,
      `    disk "${host.disk}";`,
      `    address ${host.address.startsWith('[') ? `ipv6 ${host.address}` : host.address};`,
      `    meta-disk ${host.metaDisk};`,
      '  }',
    ]),
    '}',
  ])
  const shared = common === undefined ? [] : [['common {', ...optionLines(common), '}']]
  return [...shared, ...parts].map(lines => `${lines.join('\n')}\n`).join('\n')
}

function optionLines(sections: Readonly<Record<string, PlainOptions | undefined>>): string[] {
  return Object.entries(sections).flatMap(([name, options = {}]) => [
    `  ${name} {`,
    ...Object.entries(options).map(([key, value]) => `    ${key}${value === true ? '' : ` ${textOf(value)}`};`),
    '  }',
  ])
}

function textOf(value: string | number): string {
  return typeof value === 'number' || /^[A-Za-z0-9/._-]{1,80}$/.test(value) ? String(value) : `"${value}"`
}
