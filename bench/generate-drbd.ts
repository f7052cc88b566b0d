/** Writes a resource of two hosts, about 500 characters, that DRBD 8.4 and 9 accept beside the others. */
export function generateResource(index: number): string {
  const port = 7000 + (index % 50_000)
  const second = Math.floor(index / 50_000)
  return `resource r${index} {
  # Volume ${index} of the pool.
  net {
    protocol C;
    cram-hmac-alg sha1;
    shared-secret "not-a-secret-${index}";
    max-buffers 8000;
  }
  disk {
    on-io-error detach;
    resync-rate 40M;
    c-plan-ahead 0;
  }
  on alpha {
    device /dev/drbd${index} minor ${index};
    disk /dev/vg1/r${index};
    address 198.51.${100 + second}.1:${port};
    meta-disk internal;
  }
  on beta {
    device /dev/drbd${index} minor ${index};
    disk /dev/vg1/r${index};
    address 198.51.${100 + second}.2:${port};
    meta-disk internal;
  }
}
`
}

/** Writes a drbd.conf with that many resources. */
export function generateDrbdConf(count: number): string {
  return Array.from({ length: count }, (_, index) => generateResource(index)).join('\n')
}

/** Options of which each resource of `generateUnlikeConf` sets some, with values of its own. */
const netOptions: readonly ((number: number) => string)[] = [
  number => `max-epoch-size ${2000 + (number % 6000)};`,
  number => `sndbuf-size ${128 + (number % 800)}k;`,
  number => `ping-int ${10 + (number % 20)};`,
  number => `ping-timeout ${10 + (number % 40)};`,
  number => `timeout ${40 + (number % 9)};`,
  () => 'verify-alg sha1;',
]
const diskOptions: readonly ((number: number) => string)[] = [
  number => `al-extents ${100 + (number % 5000)};`,
  number => `c-plan-ahead ${1 + (number % 30)};`,
  number => `c-max-rate ${100 + (number % 500)}M;`,
  number => `c-min-rate ${1 + (number % 90)}M;`,
]

/** Writes a drbd.conf with that many resources, hardly two of which set the same options to the same values. */
export function generateUnlikeConf(count: number): string {
  let state = 1
  const next = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state >>> 8
  }
  const some = (options: readonly ((number: number) => string)[]): string =>
    options.flatMap(option => (next() % 2 === 0 ? [`    ${option(next())}\n`] : [])).join('')
  return Array.from({ length: count }, (_, index) => {
    const [before = '', behind = ''] = generateResource(index).split(/(?<=protocol C;\n)/)
    return `${before}${some(netOptions)}${behind.replace('    resync-rate 40M;\n    c-plan-ahead 0;\n', some(diskOptions))}`
  }).join('\n')
}
