import { spanFrom } from '../text/span.js'
import type { Span } from '../text/span.js'
import { isPlainValue } from './unknown-names.js'

/**
 * Options of mounts that have a value which is no secret.
 *
 * Sources: mount(8) of util-linux 2.38, ext4(5), xfs(5), nfs(5), mount.cifs(8), gfs2(5), mount.ocfs2(8).
 */
const withValue: ReadonlySet<string> = new Set([
  'acdirmax', 'acdirmin', 'acregmax', 'acregmin', 'actimeo', 'addr', 'allocsize', 'atime_quantum', 'barrier', 'bg', 'block', 'bsize', 'cache', 'cifsacl', 'clientaddr', 'codepage',
  'cluster_stack', 'commit', 'context', 'coherency', 'data', 'debug_want_extra_isize', 'defcontext', 'device', 'dir_mode', 'discard', 'dmask', 'domain', 'dom', 'echo_interval', 'errors', 'file_mode',
  'fmask', 'forcegid', 'forceuid', 'fscontext', 'fsc', 'gid', 'grpjquota', 'hard', 'heartbeat', 'hostdata', 'inode_readahead_blks', 'intr', 'iocharset', 'ip', 'journal_checksum',
  'journal_dev', 'journal_ioprio', 'journal_path', 'jqfmt', 'local_lock', 'localalloc', 'locktable', 'lockproto', 'logbsize', 'logbufs', 'logdev', 'lookupcache', 'max_batch_time', 'max_dir_size_kb',
  'mfsymlinks', 'migration', 'minorversion', 'min_batch_time', 'mode', 'mountaddr', 'mounthost', 'mountport', 'mountproto', 'mountvers', 'namlen', 'nconnect', 'netbiosname', 'nfsvers', 'nls', 'offset',
  'orphan_scan', 'port', 'prefixpath', 'preferred_slot', 'proto', 'quota', 'quota_quantum', 'resv_level', 'retrans', 'retry', 'rootcontext', 'rsize', 'rtdev', 'sb', 'sec', 'seclabel', 'servern', 'setuids',
  'size', 'sizelimit', 'snapshot', 'soft', 'spectator', 'srcaddr', 'statfs_percent', 'statfs_quantum', 'stripe', 'sunit', 'swidth', 'timeo', 'uid', 'umask', 'un', 'unc', 'user', 'username', 'usrjquota',
  'vers', 'vsname', 'wsize', 'backupuid', 'backupgid', 'cruid', 'user_xattr',
])

/** A list of options of a mount: behind the name of one, or with an option in it that every mount may have. */
const list = /(?<=\boptions\W{1,3})[\w.-][^\s"']*|(?<![^\s"'=:])(?=[^\s"']{0,60}(?:\b(?:user|username|uid|gid)=|\br[ow]\b))[\w.-]+(?:=[^\s"',]{0,200})?(?:,[^\s"',]+)+/g

/** What begins like the name of a secret that is written together with it. */
const glued = /^(?:pas|psa|pws|pwd|sec|sce|scr|ser)\w{7,}$/i

/** Finds the values of options that nobody knows in what is plainly a list of options of a mount, and words that may be a name and a secret. */
export function* unknownMountOptions(text: string): Generator<Span> {
  if (!/options|user|[ug]id=|\br[ow]\b/.test(text)) return
  for (const { 0: options, index } of text.matchAll(list)) {
    for (const { 1: name = '', 2: signs = '', 3: value = '', index: at } of options.matchAll(/([^,=]+)(=?)([^,]*)/g)) {
      const from = index + at + name.length + signs.length
      if (signs === '') {
        if (glued.test(name)) yield spanFrom(index + at, from)
      } else if (!isHarmlessMountOption(name) && !isPlainValue(value)) yield spanFrom(from, from + value.length)
    }
  }
}

/** Tells whether an option of a mount is known to have a value which is no secret. */
export function isHarmlessMountOption(name: string): boolean {
  return withValue.has(name.toLowerCase())
}
