import type { Origin } from '../text/located.js'
import type { Secret } from '../text/secret.js'

/**
 * What one file tells the cluster. Plugins add kinds by declaration merging.
 *
 * Names are kept as written: who compares them lower-cases or shortens them as the daemon in question does. Times are in
 * milliseconds, sizes in bytes. An absent field is unknown, never a default.
 */
export interface FactMap {
  // A file of a language, or one that a reader knows.
  'config-file': { readonly language: string; readonly path: string; readonly mode?: number; readonly target?: string }
  /** A file where the software keeps parts of its configuration, which that configuration does not include. */
  'unread-file': { readonly language: string; readonly path: string }
  /**
   * One thing that a file says, flattened, to compare copies of the file: `key` names the place without regard to order or
   * layout (`resource r0 / on alpha / disk`), `value` what stands there. Equal keys number themselves (`node#2`).
   */
  setting: { readonly language: string; readonly path: string; readonly key: string; readonly value: string | Secret }

  // ha.cf
  /** A host as its line is meant. `cause` is the fault, told already, by which heartbeat reads another name. */
  'heartbeat-host': { readonly name: string; readonly cause?: { readonly rule: string; readonly at: Origin } }
  /** A node that heartbeat keeps, in a file of which it reads lines otherwise than they are meant. */
  'misread-node': { readonly name: string }
  'heartbeat-link': {
    /** bcast, ucast, ucast6, mcast, mcast6, serial, ping, ping6, ping_group, or another plugin's name. */
    readonly medium: string
    readonly interface?: string
    /** The target of ucast, the address of a ping node. */
    readonly peer?: string
    /** The multicast group's address, or the name of a ping group. */
    readonly group?: string
    readonly members?: readonly string[]
    /** The effective port: for bcast and ucast counted from where `udpport` stands. */
    readonly port?: number
    readonly ttl?: number
    readonly device?: string
    readonly baud?: number
  }
  /** keepalive, warntime, deadtime, initdead, deadping; `isExplicit` is false for what heartbeat derives or assumes. */
  'heartbeat-time': { readonly name: string; readonly ms: number; readonly isExplicit: boolean }
  /** The last, effective value of any other scalar directive, as written. */
  'heartbeat-option': { readonly name: string; readonly value: string }
  'heartbeat-respawn': { readonly user: string; readonly command: string; readonly arguments: readonly string[] }
  'heartbeat-apiauth': { readonly client: string; readonly uids: readonly string[]; readonly gids: readonly string[] }
  'heartbeat-stonith': {
    readonly directive: 'stonith' | 'stonith_host'
    /** The host that may use it, `*` for all. */
    readonly from?: string
    readonly type: string
    readonly parameters?: Secret
    /** The hosts that it is told to switch off, where its plug-in is known to be told them. */
    readonly victims?: Secret
  }

  // drbd-reactor.toml
  /** A resource of DRBD that drbd-reactor promotes, and what it starts then. */
  'promoted-resource': { readonly name: string; readonly units: readonly string[]; readonly preferredNodes: readonly Written[] }

  // corosync.conf
  /** A node of the nodelist, by its name, with its number and its addresses, by the number of the link. */
  'corosync-node': { readonly name: string; readonly id?: Written; readonly addresses: readonly { readonly link: number; readonly address: string; readonly at: Origin }[] }

  // the CIB of Pacemaker
  /** A copy of the CIB: the cluster counts `version` up, part by part. */
  'pacemaker-cib': { readonly version: readonly number[] }
  'pacemaker-node': { readonly name: string; readonly id?: string; readonly idAt?: Origin; readonly isStandby?: boolean }
  /** An option of the cluster that counts. */
  'pacemaker-option': {
    readonly name: string
    readonly value: string
    /** Where it can be read as a time. */
    readonly ms?: number
  }
  /** A meta attribute of all resources that say nothing of it. */
  'pacemaker-default': { readonly name: string; readonly value: string }
  /** A permanent attribute of a node: `standby`. */
  'pacemaker-attribute': { readonly node: string; readonly name: string; readonly value: string }
  /** Scores are between minus and plus 1,000,000, which stand for infinity. */
  'pacemaker-location': { readonly resource: string; readonly node: string; readonly score: number; readonly role?: 'Promoted' | 'Unpromoted' | 'Started' }
  'pacemaker-colocation': {
    readonly resource: string
    readonly with: string
    readonly score: number
    readonly role?: 'Promoted' | 'Unpromoted' | 'Started'
    readonly withRole?: 'Promoted' | 'Unpromoted' | 'Started'
  }
  'pacemaker-order': {
    readonly first: string
    readonly next: string
    readonly firstAction: string
    readonly nextAction: string
    readonly isMandatory: boolean
  }
  'pacemaker-fence-level': { readonly target: string; readonly index: number; readonly devices: readonly string[] }
  /** A resource that may run, or be promoted, only where its site has a ticket, and what becomes of it when the ticket goes. */
  'pacemaker-ticket': { readonly ticket: string; readonly resource: string; readonly role?: 'Promoted' | 'Unpromoted' | 'Started'; readonly policy: 'stop' | 'demote' | 'fence' | 'freeze' }
  /** Something by which the cluster decides, and which the file does not settle; of one resource, or of all. */
  'pacemaker-doubt': { readonly resource?: string; readonly reason: string }
  /** A DRBD resource that a promotable clone runs. */
  'pacemaker-drbd': { readonly resource: string; readonly clone: string; readonly cloneMax?: number; readonly cloneMaxAt?: Origin }
  /** What Pacemaker runs, or what holds such things. Values as written, without secrets. */
  'pacemaker-resource': {
    readonly id: string
    readonly type: 'primitive' | 'group' | 'clone' | 'bundle'
    /** `ocf:linbit:drbd`; absent where it is not known, or nothing is run. */
    readonly agent?: string
    /** The group, clone or bundle that it stands in. */
    readonly parent?: string
    readonly isPromotable: boolean
    /** Some of it stands elsewhere, or holds at times only: what is missing here may be there. */
    readonly isOpen: boolean
    readonly parameters: Readonly<Record<string, Written>>
    readonly meta: Readonly<Record<string, Written>>
  }
  /** An operation of a resource that repeats or has a time of its own; attributes as written. */
  'pacemaker-operation': { readonly resource: string; readonly name: string; readonly attributes: Readonly<Record<string, Written>> }
  /** Where resources run, with what, and when; attributes as written. */
  'pacemaker-constraint': {
    readonly id: string
    readonly type: 'location' | 'colocation' | 'order' | 'ticket'
    readonly attributes: Readonly<Record<string, Written>>
    /** The resources, templates and tags that it names, those in its sets as well. */
    readonly names: readonly string[]
    /** Sets, rules or a lifetime say more than the attributes. */
    readonly isOpen: boolean
  }
  /** A name for several resources. */
  'pacemaker-tag': { readonly id: string; readonly members: readonly string[] }

  // authkeys
  'heartbeat-key': {
    readonly number: number
    readonly method: string
    readonly key?: Secret
    /** This is the entry with which the host signs. */
    readonly isSigning: boolean
  }

  // haresources
  /**
   * A word that heartbeat itself takes for the name of a node. `cause` is the fault, told already, by which it is not what
   * the author means.
   */
  'preferred-host': { readonly name: string; readonly cause?: { readonly rule: string; readonly at: Origin } }
  'resource-group': { readonly preferredHost: string; readonly group: number; readonly resources: readonly string[] }
  'group-resource': {
    readonly group: number
    readonly index: number
    readonly preferredHost: string
    readonly script: string
    readonly arguments: readonly string[]
    /** As written, `drbddisk::r0`. */
    readonly text: string
  }
  'virtual-address': {
    /** haresources, cluster.conf, the CIB or drbd-reactor. */
    readonly manager: 'heartbeat' | 'rgmanager' | 'pacemaker' | 'drbd-reactor'
    readonly address: string
    readonly prefix?: number
    readonly interface?: string
    readonly broadcast?: string
    /** The number of the line of haresources, or of the promoter, that it belongs to. */
    readonly group?: number
    readonly index?: number
  }

  // drbd.conf
  'drbd-resource': { readonly name: string; readonly hosts: readonly string[]; readonly isStacked: boolean; readonly protocol?: string }
  'drbd-volume': {
    readonly resource: string
    readonly host: string
    readonly volume: number
    readonly minor?: number
    readonly device?: string
    /** `none` where the host has no disk for it. */
    readonly disk?: string
    readonly metaDisk?: string
    readonly metaIndex?: number
    readonly isFlexible?: boolean
    /** drbd's own `size`, in bytes. */
    readonly sizeBytes?: number
    /** Where the parts other than the disk are written; the fact is at the disk, where there is one. */
    readonly places?: { readonly device?: Origin; readonly metaDisk?: Origin }
  }
  'drbd-address': {
    readonly resource: string
    readonly host: string
    readonly family: string
    readonly address: string
    readonly port?: number
    readonly nodeId?: number
  }
  /** Two hosts that are linked, of a resource with more than two: by a `connection` or a mesh. */
  'drbd-connection': { readonly resource: string; readonly hosts: readonly [string, string] }
  /** The effective value of an option of a resource, inherited or its own, as written; handlers and startup included. */
  'drbd-option': {
    readonly resource: string
    readonly section: string
    readonly name: string
    readonly value: string | Secret
    readonly host?: string
  }

  // cluster.conf
  'rhcs-cluster': {
    readonly name?: string
    readonly configVersion?: number
    /** Where the version is written. */
    readonly versionAt?: Origin
  }
  'rhcs-host': { readonly name: string; readonly nodeId?: number; readonly votes: number; readonly fenceMethods: readonly string[] }
  'rhcs-quorum': { readonly twoNode: boolean; readonly expectedVotes?: number; readonly quorum: number; readonly totalVotes: number }
  'rhcs-fence-device': { readonly name: string; readonly agent: string; readonly address?: string; readonly delayMs?: number }
  'rhcs-fence-use': { readonly host: string; readonly method: string; readonly device: string; readonly agent?: string; readonly delayMs?: number }
  /** A resource or an inline child of a service; attributes as written, without secrets. */
  'rhcs-resource': {
    readonly type: string
    readonly name?: string
    readonly attributes: Readonly<Record<string, string>>
    readonly service?: string
    /** How deep it stands in its service: the service itself at 0. */
    readonly depth?: number
  }
  'rhcs-option': { readonly element: string; readonly name: string; readonly value: string }

  // ocfs2 cluster.conf and o2cb
  'ocfs2-cluster': { readonly name?: string; readonly nodeCount?: number; readonly heartbeatMode?: string }
  'ocfs2-node': {
    readonly cluster?: string
    readonly name?: string
    readonly number?: number
    readonly address?: string
    readonly port?: number
  }

  // What a host says about itself.
  'host-name': { readonly name: string; readonly source: 'hostname' | 'nodeinfo' | 'uname' }
  /** A line of /etc/hosts. */
  'host-entry': { readonly address: string; readonly names: readonly string[] }
  'host-interface': { readonly name: string; readonly isUp?: boolean; readonly mac?: string; readonly mtu?: number }
  /** An interface that is a part of a bond or a bridge, which has the addresses. */
  'enslaved-interface': { readonly name: string; readonly master?: string; readonly isLive: boolean }
  /** An interface that a file gives fixed addresses, and what the file sets of it besides. */
  'interface-setting': {
    readonly name: string
    readonly mtu?: number
    /** Something else may set the size: a command of the file, or what the interface is made of. */
    readonly isMtuOpen?: boolean
  }
  'host-address': {
    readonly address: string
    readonly prefix?: number
    readonly interface: string
    readonly family: 'inet' | 'inet6'
    /** Labels such as `eth0:0` mark addresses that IPaddr added. */
    readonly label?: string
    readonly isSecondary?: boolean
    /** False where a file promises it (`interfaces`), true where the host reports it. */
    readonly isLive: boolean
  }
  'block-device': {
    /** Every path that is known to name it, `/dev/vg1/cluster`, `/dev/mapper/vg1-cluster`, `/dev/disk/by-id/…`. */
    readonly paths: readonly string[]
    readonly sizeBytes: number
    /** False for sizes that were rounded for people. */
    readonly isExact: boolean
    readonly type?: string
    /** What lies on it: `ext4`, `LVM2_member`, `swap`, `drbd`. */
    readonly fileSystem?: string
    /** Meta-data of DRBD 9 would have been told as `drbd`, as that of 8 always is. */
    readonly tellsDrbdNine?: boolean
    readonly mountPoints?: readonly string[]
    /** Paths of the devices that are built on it. */
    readonly heldBy?: readonly string[]
  }
  /** A disk or partition that belongs to a volume group; without one it is prepared for any. */
  'physical-volume': {
    readonly path: string
    readonly volumeGroup?: string
    readonly sizeBytes?: number
    readonly isExact: boolean
  }
  'volume-group': {
    readonly name: string
    readonly extentBytes?: number
    readonly isClustered: boolean
    readonly sequence?: number
    readonly physicalVolumes: readonly string[]
  }
  'logical-volume': {
    readonly volumeGroup: string
    readonly name: string
    readonly paths: readonly string[]
    readonly sizeBytes: number
    readonly isExact: boolean
    readonly extentBytes?: number
    /** linear, striped, mirror, thin, snapshot, raid1, … of the first segment. */
    readonly layout?: string
  }
  /** `NAME=value` of a shell file such as /etc/sysconfig/cluster or /etc/default/o2cb; absent where it is computed. */
  'shell-variable': { readonly path: string; readonly name: string; readonly value?: string }
  /** What /etc/sysconfig/sbd or /etc/default/sbd says of how sbd fences. */
  sbd: {
    readonly path: string
    /** Empty where it fences without disks. */
    readonly devices: readonly Written[]
    readonly watchdogDevice?: Written
    /** Without disks; with them the time in their header counts. */
    readonly watchdogTimeout?: { readonly ms: number; readonly at: Origin }
    /** `ms` where a time is named; on without one is as long as the disks say, or twice the watchdog's time. */
    readonly delayStart?: { readonly isOn: boolean; readonly ms?: number; readonly at: Origin }
    readonly startMode?: Written
    readonly watchesPacemaker?: { readonly isOn: boolean; readonly at: Origin }
  }
  /** What a file of booth says of the sites that share tickets. Times in milliseconds. */
  booth: {
    readonly path: string
    readonly sites: readonly Written[]
    readonly arbitrators: readonly Written[]
    readonly port: number
    readonly tickets: readonly BoothTicket[]
    /** What else is set, in order. */
    readonly settings: readonly { readonly key: string; readonly value: string; readonly at: Origin }[]
  }
  /** What the header of a disk of SBD says, in milliseconds. */
  'sbd-header': { readonly device: string; readonly watchdogMs?: number; readonly msgwaitMs?: number; readonly msgwaitAt?: Origin }
  'kernel-module': { readonly name: string; readonly parameters: string }
  'rc-link': { readonly runlevel: string; readonly action: 'start' | 'stop'; readonly number: number; readonly service: string }
  /** What the system says it starts by itself: `chkconfig --list`, `systemctl list-unit-files`. */
  'enabled-service': {
    readonly service: string
    readonly isEnabled: boolean
    /** Who says so. */
    readonly manager: 'systemd' | 'chkconfig'
    readonly runlevels?: readonly string[]
  }
  /** All services of which systemd has a unit file, whether or not it starts them: `systemctl list-unit-files`. */
  'unit-list': { readonly services: readonly string[] }
  /** A unit of systemd that the host's administrator wrote or changed. */
  'service-unit': {
    readonly service: string
    /** Services before and after which it starts. */
    readonly before: readonly string[]
    readonly after: readonly string[]
  }
  /** A mount that the host's administrator wrote as a unit of systemd. */
  'mount-unit': { readonly unit: string; readonly what?: Written; readonly where?: Written }
  'init-script': {
    readonly name: string
    readonly path: string
    readonly hasLsbHeader: boolean
    readonly hasStatus?: boolean
    readonly isExecutable?: boolean
    /** The stop that ends a restart, because it fails where the service does not run. */
    readonly restartEndsAt?: Origin
    /** What the LSB header says. */
    readonly provides?: readonly string[]
    readonly requiredStart?: readonly string[]
    readonly shouldStart?: readonly string[]
    readonly requiredStop?: readonly string[]
    readonly defaultStart?: readonly string[]
    /** The order that a `chkconfig:` line asks for. */
    readonly startNumber?: number
    readonly stopNumber?: number
  }
  /** A resource script of heartbeat as it stands on the host. */
  'resource-script': {
    readonly name: string
    readonly path: string
    readonly fingerprint: string
    readonly isExecutable?: boolean
  }
  /**
   * A command in a branch (`start`, `stop`, `status`) of a resource script, also where a function of the script runs it.
   * `$NAME` is filled in where the script sets it to plain text, and kept as written elsewhere.
   */
  'script-command': {
    readonly script: string
    readonly branch: string
    readonly index: number
    /** Without its folder: `drbdadm`. */
    readonly command: string
    readonly arguments: readonly string[]
    readonly isExec: boolean
    /** It stands behind `exec` in the same branch. */
    readonly isUnreachable: boolean
    /** Its exit status decides something: `||`, `&&`, `if`, last command. */
    readonly isChecked: boolean
  }
  'file-mode': { readonly path: string; readonly mode: number; readonly owner?: string; readonly group?: string }
  /** A line of /etc/fstab. */
  mount: { readonly device: string; readonly directory: string; readonly type: string; readonly options: readonly string[] }
  /** A part of a target that the iSCSI Enterprise Target gives to initiators. */
  'iscsi-lun': { readonly target: string; readonly number: string; readonly device: string }
  /** A line of sysctl.conf. */
  'kernel-setting': { readonly name: string; readonly value: string }
  /** A terminal on which init offers a login: `ttyS0`. */
  'login-terminal': { readonly terminal: string; readonly runlevels: string }
  'lvm-option': {
    readonly section: string
    readonly name: string
    /** The items of a list with a blank between them. */
    readonly value: string
    readonly items?: readonly string[]
  }
  'xen-domain': {
    readonly name?: string
    readonly uuid?: string
    readonly memoryMiB?: number
    /** `isResource`: the source names a DRBD resource, which Xen makes primary. */
    readonly disks: readonly { readonly source: string; readonly device: string; readonly mode: string; readonly isResource?: true }[]
    readonly macs: readonly string[]
    /** The bridges that its interfaces name. */
    readonly bridges: readonly string[]
    readonly isAutoStarted: boolean
  }
  /** What the host runs on, by its own release file; `name` as in os-release (`debian`, `rhel`, `centos`, `sles`, …). */
  'operating-system': { readonly name: string; readonly version?: string }
  /** The kernel that runs, `2.6.18-194.el5`. */
  kernel: { readonly release: string }
  /** An installed package of software that we know. */
  package: { readonly name: string; readonly version: string }
  /** The version of a module that is installed for the kernel, as modinfo tells it. */
  'module-version': { readonly name: string; readonly version: string }
  /** The host has one release of a software, and its files are written for another one, which counts. */
  'release-conflict': {
    /** As `--target` names it. */
    readonly software: string
    /** The release that the host has, and the one that its files are for. */
    readonly installed: string
    readonly written: string
    /** What in the files that release refuses, in words; the fact's place is its place. */
    readonly refused: string
    /** What says which release the host has, in words, and where. */
    readonly said: string
    readonly saidAt: Origin
  }
  /** The program that runs as process 1 (`systemd`, `init`, `upstart`), or `insserv` where it works out the order for it. */
  'init-system': { readonly name: string }
  /** The head of /proc/drbd: the module that is loaded. */
  'drbd-module': { readonly version: string; readonly api?: string; readonly protocols?: string }
  /** A line of /proc/drbd. */
  'drbd-status': { readonly minor: number; readonly connection: string; readonly roles: string; readonly disks?: string; readonly version?: string }
}

/** A value and the place where it is written. */
export interface Written {
  readonly value: string
  readonly at: Origin
}

/** A ticket of booth: who holds it may run what needs it. Times in milliseconds, those that are not set as booth takes them. */
export interface BoothTicket {
  readonly name: Written
  readonly expireMs: number
  readonly timeoutMs: number
  readonly retries: number
  /** Half of `expireMs` where it is not set. */
  readonly renewalMs?: number
  readonly acquireAfterMs: number
  /** Somebody grants it by hand. */
  readonly isManual: boolean
  /** Where what decides about renewal is written. */
  readonly timesAt?: Origin
}

/** The kinds of fact. */
export type FactKind = keyof FactMap

/** One fact with the place that says so. */
export type Fact = { [Kind in FactKind]: { readonly kind: Kind; readonly origin: Origin } & FactMap[Kind] }[FactKind]

/** The fact of one kind. */
export type FactOf<Kind extends FactKind> = Extract<Fact, { readonly kind: Kind }>
