import type { LanguageEntry } from '../../languages/language.js'
import type { ClusterRequest, FileRequest, HostRequest, Refusal } from '../request.js'
import { boothFolder, isBoothFile } from './booth-files.js'
import { lendCibs } from './cib-beside-hosts.js'
import { folderMessage, folderOf, joinPath } from './file-system.js'
import type { FileSystem, FolderEntry } from './file-system.js'
import { createPathMatcher, isGlob } from './glob.js'
import { isCompressed } from './files-out-of-place.js'
import { recognise } from './recognise.js'
import type { Settings } from '../settings.js'

/** What a set of paths means: files by themselves, and hosts that are compared. */
export interface Discovery {
  readonly files: readonly FileRequest[]
  readonly clusters: readonly ClusterRequest[]
  /** Links that lead out of what may be read, and folders that cannot be listed. */
  readonly refused: readonly Refusal[]
}

/** Folders that never hold a cluster's files. */
const skipped = new Set(['.git', '.hg', '.svn', 'node_modules'])
const deepestFolder = 64

/**
 * Works out what is meant by a folder.
 *
 * A folder with `etc/` and a known file below it is a host. A folder of such hosts is a cluster. Any other folder is searched
 * for both, and for files that a language claims; a file of a host is not taken by itself as well.
 */
export async function discoverFolder(
  folder: string,
  options: { readonly fileSystem: FileSystem; readonly languages: readonly LanguageEntry[]; readonly settings: Settings },
): Promise<Discovery> {
  const { fileSystem, languages, settings } = options
  const files: FileRequest[] = []
  const clusters: ClusterRequest[] = []
  const refused: Refusal[] = []
  const excluded = settings.exclude.map(createPathMatcher)
  const isExcluded = (path: string): boolean => excluded.some(excludes => excludes(settings.pathFromSettings(path)))

  const take = ({ kind, name }: FolderEntry, path: string): void => {
    const isWanted = kind !== 'folder' && recognise(path, languages, settings) !== undefined
    if (isWanted) files.push({ path }) // Reading says what is wrong with a link, or a pipe.
    else if (kind === 'file' && isCompressed(path, languages, settings)) refused.push({ path, rule: 'cfgcheck/not-looked-for', message: 'Not read, because it is compressed' })
    else if (kind === 'outside' && !skipped.has(name)) refused.push(refusalOf(path, name))
  }

  const visit = async (path: string, depth: number, isThroughLink: boolean): Promise<void> => {
    const listed = await fileSystem.list(path)
    const problem = listed === undefined ? fileSystem.problemOf?.(path) : undefined
    if (problem !== undefined) refused.push({ path, rule: problem.problem === 'outside' ? 'cfgcheck/outside' : 'cfgcheck/unreadable', message: folderMessage(problem), isIncomplete: true })
    const entries = listed ?? []
    if (await isHost(fileSystem, languages, path, entries)) {
      clusters.push({ hosts: [{ name: baseName(path), root: path }] })
      return
    }
    const subfolders = entries.filter(entry => entry.kind === 'folder' && !skipped.has(entry.name))
    const hosts = await hostsAmong(fileSystem, languages, path, subfolders)
    if (hosts.length > 0) {
      clusters.push({ name: baseName(path), hosts })
      refused.push(...(await emptyAmong(fileSystem, path, subfolders)))
    }
    for (const entry of entries) if (!isExcluded(joinPath(path, entry.name))) take(entry, joinPath(path, entry.name))
    if (depth >= deepestFolder && subfolders.length > 0) {
      refused.push({ path, rule: 'cfgcheck/unreadable', message: `Folders nest deeper than ${deepestFolder} levels; the rest is not read`, isIncomplete: true })
      return
    }
    for (const { name, isLink = false } of subfolders) {
      if (isLink && isThroughLink) continue // Where it leads to is searched by itself; links may go round in circles.
      const child = joinPath(path, name)
      if (hosts.some(host => host.root === child) || isExcluded(child)) continue
      await visit(child, depth + 1, isThroughLink || isLink)
    }
  }
  await visit(folder, 0, false)
  const lent = await lendCibs(clusters, files, options)
  return { ...lent, refused: [...refused, ...lent.refused] }
}

/** A link is passed over; one that stands for a host's `etc` leaves a gap. */
function refusalOf(path: string, name: string): Refusal {
  const refusal = { path, rule: 'cfgcheck/outside', message: 'The link leads out of the given folder, and is not followed' } as const
  return name === 'etc' ? { ...refusal, isIncomplete: true } : { ...refusal, severity: 'info' }
}

/**
 * Finds the cluster that a file of a host belongs to: the host whose `/` it lies below, and the hosts beside it.
 *
 * Returns `undefined` for a file that does not lie where its software looks for it.
 */
export async function clusterAround(
  path: string,
  options: { readonly fileSystem: FileSystem; readonly languages: readonly LanguageEntry[] },
): Promise<ClusterRequest | undefined> {
  const { fileSystem, languages } = options
  const root = await hostOf(path, options)
  if (root === undefined) return undefined
  if (root === '/') return { hosts: [{ name: '', root }] }
  const parent = root.includes('/') ? root.slice(0, root.lastIndexOf('/')) || '/' : '.'
  const folders = ((await fileSystem.list(parent)) ?? []).filter(entry => entry.kind === 'folder')
  const hosts = await hostsAmong(fileSystem, languages, parent, folders)
  const isAmong = hosts.some(host => host.root === root) // What lies beside it may be out of reach.
  return isAmong ? { name: baseName(parent), hosts } : { hosts: [{ name: baseName(root), root }] }
}

/** Names the folder outside of which nothing can matter to a file: that of the hosts beside its own, or its own folder. */
export function surroundingsOf(path: string): string {
  const at = path.indexOf('/etc/')
  const folder = at === -1 ? folderOf(path) : folderOf(path.slice(0, at))
  return folder === '' && path.startsWith('/') ? '/' : folder
}

/** Tells whether a folder stands for a host's `/`. */
export async function isHostFolder(
  folder: string,
  { fileSystem, languages }: { readonly fileSystem: FileSystem; readonly languages: readonly LanguageEntry[] },
): Promise<boolean> {
  return isHost(fileSystem, languages, folder, (await fileSystem.list(folder)) ?? [])
}

/** Finds the folder that stands for the `/` of the host to which a file belongs. */
async function hostOf(
  path: string,
  options: { readonly fileSystem: FileSystem; readonly languages: readonly LanguageEntry[] },
): Promise<string | undefined> {
  const isRoot = (root: string): Promise<boolean> => isHostFolder(root, options)
  const known = options.languages.flatMap(({ paths }) => paths).find(wanted => !isGlob(wanted) && path.endsWith(wanted))
  const at = known === undefined ? path.lastIndexOf('/etc/') : path.length - known.length
  if (at === 0 && (await isRoot('/'))) return '/'
  if (at > 0 && (await isRoot(path.slice(0, at)))) return path.slice(0, at)
  // What lies beside `etc` belongs to the host as well, but not all of the disk to this machine.
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) if (await isRoot(folder)) return folder
  return undefined
}

async function hostsAmong(
  fileSystem: FileSystem,
  languages: readonly LanguageEntry[],
  path: string,
  subfolders: readonly FolderEntry[],
): Promise<HostRequest[]> {
  const candidates: HostRequest[] = []
  let hasKnownFile = false
  for (const { name } of subfolders) {
    const root = joinPath(path, name)
    const entries = (await fileSystem.list(root)) ?? []
    if (!entries.some(entry => entry.name === 'etc' && entry.kind === 'folder')) continue
    candidates.push({ name, root })
    hasKnownFile ||= await isHost(fileSystem, languages, root, entries)
  }
  return hasKnownFile ? candidates : []
}

/** Whoever collected hosts and got nothing of one of them has an empty folder beside the others: it is not compared. */
async function emptyAmong(fileSystem: FileSystem, path: string, subfolders: readonly FolderEntry[]): Promise<Refusal[]> {
  const refused: Refusal[] = []
  for (const { name } of subfolders) {
    const root = joinPath(path, name)
    const entries = await fileSystem.list(root)
    const [only, ...others] = entries ?? []
    const isEmpty = entries !== undefined && (only === undefined || (only.name === 'etc' && only.kind === 'folder' && others.length === 0 && (await fileSystem.list(joinPath(root, 'etc')))?.length === 0))
    if (isEmpty) refused.push({ path: root, rule: 'cfgcheck/unreadable', severity: 'warning', message: 'The folder of this host is empty: nothing of it is compared with the others', isIncomplete: true })
  }
  return refused
}

/** Tells whether a folder stands for a host's `/`: a language's file, or booth's, lies where its software looks for it. */
async function isHost(
  fileSystem: FileSystem,
  languages: readonly LanguageEntry[],
  path: string,
  entries: readonly FolderEntry[],
): Promise<boolean> {
  if (!entries.some(entry => entry.name === 'etc' && entry.kind === 'folder')) return false
  const etc = new Set(((await fileSystem.list(joinPath(path, 'etc'))) ?? []).map(entry => entry.name))
  for (const language of languages) {
    for (const pattern of language.paths) {
      const [, , first, second] = pattern.split('/')
      if (first === undefined || isGlob(first) || !etc.has(first)) continue
      if (second === undefined || isGlob(second)) return true
      const inner = (await fileSystem.list(joinPath(path, `etc/${first}`))) ?? []
      if (inner.some(entry => entry.name === second)) return true
    }
  }
  // An arbitrator of booth has no other file of a cluster.
  return etc.has(boothFolder.slice('/etc/'.length)) && ((await fileSystem.list(joinPath(path, boothFolder.slice(1)))) ?? []).some(entry => isBoothFile(`${boothFolder}/${entry.name}`))
}

function baseName(path: string): string {
  return path.replace(/\/+$/, '').split('/').pop() ?? path
}
