import { builtinLanguages } from '../languages/builtin.js'
import type { LanguageEntry } from '../languages/language.js'
import { awkMasks } from '../secrets/awk.js'
import { boothPlaces } from '../workspace/documents/booth-files.js'
import { blank, stars } from '../secrets/sed.js'

/** What the script leaves out. */
export interface CollectOptions {
  /** Keys and passwords are written as `********`. */
  readonly maskSecrets: boolean
  /** Whose files are collected; those that cfgcheck brings along when absent. */
  readonly languages?: readonly LanguageEntry[]
}

/** Lists the files that are collected, as patterns of the shell; a file that is not there is passed over. */
export function collectedPaths(languages: readonly LanguageEntry[]): readonly string[] {
  return [...languages.flatMap(pathsOf), ...otherPaths]
}

function pathsOf({ paths, collect = paths }: LanguageEntry): readonly string[] {
  return collect.map(path => path.replace(/^\/+/, ''))
}

/** What a host says about itself. */
const otherPaths: readonly string[] = [
  'etc/ha.d/nodeinfo',
  'etc/ha.d/resource.d/*',
  'etc/ha.d/resources/*',
  'etc/heartbeat/nodeinfo',
  'etc/heartbeat/resource.d/*',
  'etc/hostname',
  'etc/HOSTNAME',
  'etc/os-release',
  'etc/debian_version',
  'etc/redhat-release',
  'etc/centos-release',
  'etc/SuSE-release',
  'etc/lsb-release',
  'etc/hosts',
  'etc/fstab',
  'etc/inittab',
  'etc/modules',
  'etc/modules-load.d/*.conf',
  'etc/sysctl.conf',
  'etc/sysctl.d/*.conf',
  'etc/network/interfaces',
  'etc/network/interfaces.d/*',
  'etc/sysconfig/network',
  'etc/sysconfig/network-scripts/ifcfg-*',
  'etc/sysconfig/network/ifcfg-*',
  ...['ccsd', 'clvmd', 'cluster', 'cman', 'drbd', 'fenced', 'gfs2', 'gnbd', 'heartbeat', 'o2cb', 'ocfs2', 'rgmanager', 'sbd', 'xendomains'].flatMap(
    name => [`etc/sysconfig/${name}`, `etc/default/${name}`, `etc/conf.d/${name}`],
  ),
  'etc/ietd.conf',
  'etc/iet/ietd.conf',
  'etc/lvm/lvm.conf',
  'etc/lvm/lvmlocal.conf',
  'etc/lvm/backup/*',
  'etc/init.d/*',
  'etc/init.d/.depend.*',
  boothPlaces.slice(1),
  'etc/systemd/system/*.service',
  'etc/systemd/system/*.mount',
  'etc/systemd/system/*.service.d/*.conf',
  'etc/systemd/system/*.wants/*.service',
  'etc/rc.d/init.d/*',
  'etc/xen/*',
  'etc/xen/vm/*',
  'etc/xen/auto/*',
  'proc/drbd',
]

/** What the host says about itself: the file under `facts/`, and the command that fills it. */
const commands: readonly (readonly [file: string, command: string])[] = [
  ['uname.txt', 'uname -n'],
  ['kernel.txt', 'uname -a'],
  ['init.txt', 'cat /proc/1/comm'],
  ['services.txt', 'systemctl list-unit-files --type=service --no-legend --no-pager'],
  ['chkconfig.txt', 'chkconfig --list'],
  ['rpm.txt', 'rpm -qa'],
  ['dpkg.txt', 'dpkg -l'],
  ['modinfo-drbd.txt', 'modinfo drbd'],
  ['lsblk.json', 'lsblk --json --bytes --output-all'],
  [
    'lvs.json',
    'lvs --readonly --reportformat json --units b -a -o vg_name,lv_name,lv_attr,lv_size,segtype,origin,pool_lv',
  ],
  [
    'vgs.json',
    'vgs --readonly --reportformat json --units b -o vg_name,vg_attr,vg_size,vg_free,vg_extent_size,vg_seqno',
  ],
  ['pvs.json', 'pvs --readonly --reportformat json --units b -o pv_name,vg_name,pv_size,pv_free'],
  ['blockdev.txt', 'blockdev --report'],
  ['ip-addr.json', 'ip -j addr'],
  ['ip-addr.txt', 'ip -o addr'],
  ['sbd-dump.txt', 'sbd_headers'],
]

/**
 * Writes the shell script that makes a tarball of one host: its configuration files, and what it says about itself.
 *
 * It needs a POSIX shell with `sed`, `tar` and `gzip`, for masks also `awk`, reads only, and writes nothing but a folder of its own under `/tmp`,
 * which it removes. For tests, `CFGCHECK_ROOT` names another root; then the commands run only with `CFGCHECK_COMMANDS=1`.
 */
export async function collectScript({ maskSecrets, languages = builtinLanguages }: CollectOptions): Promise<string> {
  const copy = maskSecrets ? maskingFunction(await masksOf(languages)) : copyFunction
  const secrets = maskSecrets ? 'Keys and passwords are replaced by ********.' : 'Keys and passwords are in the tarball: keep it safe.'
  const parts = [beginning(secrets), copy, '\n', takeFunction, takeEach(collectedPaths(languages)), scriptsOfRgmanager, runlevelLinks, askFunction, askEach(), ending]
  return parts.join('')
}

/** What the script is, and a folder of its own that goes with it. */
function beginning(secrets: string): string {
  return `#!/bin/sh
# Collects the cluster configuration of this host for cfgcheck.
#
#   ssh HOST sh < collect.sh > HOST.tar.gz
#
# Run it as root: others cannot read authkeys. It only reads, needs no package, and opens no connection.
# ${secrets}

set -u
umask 077
LC_ALL=C
export LC_ALL
PATH=$PATH:/usr/sbin:/sbin
root=\${CFGCHECK_ROOT:-}
largest=1048576

if [ -t 1 ]; then
	echo 'collect.sh: the tarball goes to standard output: redirect it to a file' >&2
	exit 2
fi

host=$(uname -n)
work=$(mktemp -d /tmp/cfgcheck.XXXXXX) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
out=$work/$host
mkdir -p "$out/facts" || exit 2

`
}

const takeFunction = `# take FILE: copies a file, and notes its mode and owner.
take() {
	[ -f "$root/$1" ] || return 0
	if [ ! -r "$root/$1" ]; then
		echo "collect.sh: cannot read /$1" >&2
		echo "/$1" >> "$out/facts/unreadable.txt"
		return 0
	fi
	case $1 in
	proc/drbd) cat "$root/$1" > "$out/facts/proc-drbd.txt"; return 0 ;;
	esac
	if [ "$(wc -c < "$root/$1")" -gt "$largest" ]; then
		echo "collect.sh: left out, too large: /$1" >&2
		echo "/$1" >> "$out/facts/unreadable.txt"
		return 0
	fi
	mkdir -p "$out/\${1%/*}"
	copy "$1" < "$root/$1" > "$out/$1"
	(cd "$root/" && stat -L -c '%a %U %G /%n' "$1") >> "$out/facts/stat.txt" 2>/dev/null
}

`

function takeEach(paths: readonly string[]): string {
  return `cd "$root/" || exit 2
for file in \\
${paths.map(path => `	${path}`).join(' \\\n')}
do
	take "$file"
done

`
}

const scriptsOfRgmanager = `# What rgmanager runs may lie anywhere.
if [ -r etc/cluster/cluster.conf ]; then
	tr '\\n\\t' '  ' < etc/cluster/cluster.conf | tr '<' '\\n' |
		sed -n 's/^script .*file="\\/\\([^"]*\\)".*/\\1/p' | sort -u |
		while read -r file; do
			case $file in
			etc/init.d/* | etc/rc.d/init.d/* | *..*) ;;
			*) case $(head -n 1 "$file" 2> /dev/null) in '#!'*) take "$file" ;; esac ;;
			esac
		done
fi

`

const runlevelLinks = `# links FOLDER...: lists the start and stop links of each runlevel.
links() {
	for folder in "$@"; do
		if [ -d "$folder" ]; then
			echo "/$folder:"
			ls "$folder"
			echo
		fi
	done
}

links etc/rc?.d > "$out/facts/rc.txt"
[ -s "$out/facts/rc.txt" ] || links etc/init.d/rc?.d > "$out/facts/rc.txt"

`

const askFunction = `# ask FILE COMMAND...: keeps what a command says, if it is there and succeeds.
ask() {
	answer=$out/facts/$1
	shift
	command -v "$1" > /dev/null 2>&1 || return 0
	"$@" > "$answer" 2> /dev/null < /dev/null || rm -f "$answer"
}

# What stands in the headers of the disks by which SBD fences.
sbd_headers() {
	devices=$(sed -n 's/^SBD_DEVICE=//p' "$root/etc/sysconfig/sbd" "$root/etc/default/sbd" 2> /dev/null | tail -n 1 | tr -d '"' | tr -d "'")
	[ -n "$devices" ] && SBD_DEVICE=$devices sbd dump
}

`

function askEach(): string {
  return `if [ -z "$root" ] || [ -n "\${CFGCHECK_COMMANDS:-}" ]; then
${commands.map(([file, command]) => `	ask ${file} ${command}`).join('\n')}
fi

`
}

const ending = `cd "$work" || exit 2
tar cf - "$host" | gzip -c
`

const copyFunction = `# copy FILE: passes a file through.
copy() {
	cat
}
`

/** Settings, scripts and guests. */
const otherMasks = [
  ...['PASS', 'PWD', 'SECRET', 'TOKEN', '_PSK', '_KEY', 'KEY[0-9]'].map(
    word => `s/^\\([#[:space:]]*[A-Za-z_0-9 ]*${word}[A-Z_0-9]*=\\).*/\\1${stars}/`,
  ),
  `s/\\(passw[a-z]*${blank}*=${blank}*\\)"[^"]*"\\{0,1\\}/\\1"${stars}"/g`,
  `s/\\(passw[a-z]*${blank}*=${blank}*\\)'[^']*'\\{0,1\\}/\\1'${stars}'/g`,
  `s/\\(passw[a-z]*=\\)[^]"',[:space:]]\\{1,\\}/\\1${stars}/g`,
  ...['wpa-psk', 'wpa-password', 'wireless-key'].map(word => `s/^\\(${blank}*${word}[0-9]*${blank}\\{1,\\}\\).*/\\1${stars}/`),
]

/** What takes secrets out of files: a name, the files as patterns of the shell, and commands of sed. The first that fits counts. */
type Masks = readonly [name: string, files: string, program: readonly string[]]

async function masksOf(entries: readonly LanguageEntry[]): Promise<readonly Masks[]> {
  const masks = await Promise.all(entries.map(async (entry): Promise<Masks[]> => {
    const { collectMasks } = await entry.load()
    return collectMasks === undefined ? [] : [[entry.id, pathsOf(entry).join('|'), collectMasks]]
  }))
  return [...masks.flat(), ['other', '*', otherMasks]]
}

function maskingFunction(kinds: readonly Masks[]): string {
  const programs = kinds.map(([name, , program]) => `cat > "$work/${name}.sed" <<'END'\n${program.join('\n')}\nEND\n`)
  const choices = kinds.map(([name, files]) => `	${files}) sed -f "$work/${name}.sed" | awk -v kind=${name} -f "$work/masks.awk" ;;`)
  return `# What replaces keys and passwords, by kind of file, and by what stands before them in any file.
command -v awk > /dev/null || { echo 'collect.sh: without awk no secrets can be masked' >&2; exit 2; }
${programs.join('')}cat > "$work/masks.awk" <<'END'
${awkMasks}END

# copy FILE: passes a file through without its keys and passwords.
copy() {
	case $1 in
${choices.join('\n')}
	esac
}
`
}
