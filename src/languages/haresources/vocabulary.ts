import type { Vocabulary, VocabularyEntry } from '../language.js'

/** What a resource is for; the order of a group depends on it. */
export type Role = 'address' | 'drbd' | 'volume' | 'filesystem' | 'network' | 'notice' | 'service'

/** A resource script that heartbeat or DRBD brings along. */
export interface ScriptEntry extends VocabularyEntry {
  readonly role: Role
  readonly minimum: number
  /** Absent where there may be any number. */
  readonly maximum?: number
  /** The names of the arguments, in order. */
  readonly parameters: readonly string[]
  readonly takes?: 'address'
}

const wrappers = 'heartbeat 3.0.6 heartbeat/resource.d'
const drbdScripts = 'drbd-utils scripts'

const script = (
  name: string,
  { role, arity, parameters, doc, source = `${wrappers}/${name}`, takes }: {
    readonly role: Role
    readonly arity: readonly [number, number | undefined]
    readonly parameters: string
    readonly doc: string
    readonly source?: string
    readonly takes?: 'address'
  },
): ScriptEntry => ({
  name,
  kind: 'script',
  in: [],
  doc,
  value: parameters === '' ? 'no argument' : parameters.split(' ').join('::'),
  source,
  role,
  minimum: arity[0],
  ...(arity[1] === undefined ? {} : { maximum: arity[1] }),
  parameters: parameters === '' ? [] : parameters.replace(/[[\]]/g, '').split(' '),
  ...(takes === undefined ? {} : { takes }),
})

const entries: readonly ScriptEntry[] = [
  script('AudibleAlarm', {
    role: 'notice',
    arity: [0, undefined],
    parameters: '[host]',
    doc: 'Beeps while the resources run on one of the named hosts.',
  }),
  script('Delay', {
    role: 'notice',
    arity: [0, 2],
    parameters: '[start] [stop]',
    doc: 'Waits some seconds at start and at stop; 10 unless told.',
  }),
  script('Filesystem', {
    role: 'filesystem',
    arity: [2, 4],
    parameters: 'device directory [type] [options]',
    doc: 'Mounts a file system. The device may be -Llabel, -Uuuid or host:/export.',
  }),
  script('ICP', {
    role: 'volume',
    arity: [2, 2],
    parameters: 'drive device',
    doc: 'Takes over a drive of an ICP Vortex controller.',
  }),
  script('IPaddr', {
    role: 'address',
    arity: [1, 1],
    parameters: 'address/mask/interface/broadcast',
    doc: 'Adds a service address as an alias of an interface. An address without a script name means this one.',
    takes: 'address',
  }),
  script('IPaddr2', {
    role: 'address',
    arity: [1, 1],
    parameters: 'address/mask/interface/broadcast',
    doc: 'Adds a service address by the ip command, as a secondary address without an alias.',
    takes: 'address',
  }),
  script('IPsrcaddr', {
    role: 'network',
    arity: [1, 1],
    parameters: 'address',
    doc: 'Makes an address the source of outgoing packets; the address must be there before.',
  }),
  script('IPv6addr', {
    role: 'address',
    arity: [1, 1],
    parameters: 'address/prefix/interface',
    doc: 'Adds an IPv6 address. It has to be written without "::", which separates arguments.',
    takes: 'address',
  }),
  script('LVM', {
    role: 'volume',
    arity: [1, 1],
    parameters: 'volume-group',
    doc: 'Activates the logical volumes of a volume group.',
  }),
  script('LinuxSCSI', {
    role: 'volume',
    arity: [1, 1],
    parameters: 'host:channel:target:lun',
    doc: 'Makes a SCSI device known to the kernel.',
  }),
  script('MailTo', {
    role: 'notice',
    arity: [1, 2],
    parameters: 'address [subject]',
    doc: 'Sends mail whenever the group starts or stops. The subject is one word.',
  }),
  script('OCF', {
    role: 'service',
    arity: [2, 2],
    parameters: 'agent instance',
    doc: 'Runs an OCF agent with the parameters in /etc/ha.d/conf/OCF/agent/instance.',
  }),
  script('Raid1', {
    role: 'volume',
    arity: [2, 2],
    parameters: 'configuration device',
    doc: 'Starts a software RAID array.',
  }),
  script('SendArp', {
    role: 'network',
    arity: [1, 1],
    parameters: 'address/interface',
    doc: 'Announces an address to the neighbours without adding it.',
  }),
  script('ServeRAID', {
    role: 'volume',
    arity: [2, 2],
    parameters: 'adapter merge-group',
    doc: 'Takes over a merge group of an IBM ServeRAID adapter.',
  }),
  script('WAS', {
    role: 'service',
    arity: [0, 1],
    parameters: '[configuration]',
    doc: 'Runs a WebSphere application server.',
  }),
  script('WinPopup', {
    role: 'notice',
    arity: [0, 1],
    parameters: '[file]',
    doc: 'Sends pop-up messages to the Windows hosts listed in a file.',
  }),
  script('Xinetd', {
    role: 'service',
    arity: [1, 1],
    parameters: 'service',
    doc: 'Switches a service of xinetd on and off.',
  }),
  script('apache', {
    role: 'service',
    arity: [0, 1],
    parameters: '[configuration]',
    doc: 'Runs an Apache web server.',
  }),
  script('db2', {
    role: 'service',
    arity: [1, 1],
    parameters: 'owner',
    doc: 'Runs a DB2 instance.',
  }),
  script('ids', {
    role: 'service',
    arity: [0, 3],
    parameters: '[directory] [server] [onconfig]',
    doc: 'Runs an Informix server; all three arguments or none.',
  }),
  script('portblock', {
    role: 'network',
    arity: [3, 3],
    parameters: 'protocol ports action',
    doc: 'Blocks ports before a service starts and unblocks them behind it, so that clients wait instead of failing.',
  }),
  script('drbddisk', {
    role: 'drbd',
    arity: [0, 1],
    parameters: '[resource]',
    doc: 'Makes a DRBD resource primary, so that its device can be written; all resources when none is named.',
    source: `${drbdScripts}/drbddisk`,
  }),
  script('drbdupper', {
    role: 'drbd',
    arity: [1, 1],
    parameters: 'resource',
    doc: 'Brings up a stacked DRBD resource and what lies below it. The address that it uses must be there before.',
    source: `${drbdScripts}/drbdupper`,
  }),
]

const byName = new Map(entries.map(entry => [entry.name, entry]))

/** Finds a script that heartbeat or DRBD brings along. */
export function scriptNamed(name: string): ScriptEntry | undefined {
  return byName.get(name)
}

/** Tells whether a script takes so many arguments; `ids` takes all three or none. */
export function takesArguments({ name, minimum, maximum }: ScriptEntry, count: number): boolean {
  return count >= minimum && count <= (maximum ?? count) && (name !== 'ids' || count === 0 || count === 3)
}

/** All such scripts. */
export const scripts: readonly ScriptEntry[] = entries

/** The scripts of haresources. */
export const vocabulary: Vocabulary = {
  entries: () => entries,
  find: path => byName.get(path),
}
