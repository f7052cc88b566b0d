import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

import type { CheckRequest, ClusterRequest, FileRequest, HostRequest, Refusal } from '../workspace/request.js'
import { discoverFolder } from '../workspace/documents/discover.js'
import { confinementOf } from '../workspace/readings/file-place.js'
import type { FileSystem } from '../workspace/documents/file-system.js'
import { recognise } from '../workspace/documents/recognise.js'
import { decode, nodeFileSystem } from '../node/node-file-system.js'
import type { NodeFileSystemOptions } from '../node/node-file-system.js'
import { isArchiveName } from '../node/snapshots/archive-name.js'
import { mounted } from '../node/snapshots/mounted.js'
import type { SnapshotFolder } from '../node/snapshots/snapshot-folder.js'
import { countInput, watchedFileSystem } from './large-input.js'
import { shownPath } from './load-settings.js'
import type { LoadedSettings } from './load-settings.js'
import { isFolder } from './path-kind.js'
import { knownLanguages } from './plugins.js'
import { readStandardInput } from './standard-input.js'
import { UsageError } from './usage-error.js'

/** The options that say what is to be read. */
export interface RequestOptions {
  readonly host?: readonly string[]
  readonly language?: string
  readonly stdinFilename?: string
}

/** What the paths of a command line mean. */
export interface ReadRequest extends CheckRequest {
  readonly fileSystem: FileSystem
  readonly files: readonly FileRequest[]
  readonly clusters: readonly ClusterRequest[]
  /** The name that standard input goes by, and how its bytes were read, where it is one of the files. */
  readonly standardInput?: { readonly path: string; readonly encoding: 'utf8' | 'latin1' }
  /** How the disk is read; absent where part of the request is read elsewhere. */
  readonly disk?: NodeFileSystemOptions
}

/** Works out what the paths and options of a command line mean. Throws a `UsageError` for what is not there. */
export async function readRequest(
  paths: readonly string[],
  options: RequestOptions,
  { settings, clusters: configured }: Pick<LoadedSettings, 'settings' | 'clusters'>,
): Promise<ReadRequest> {
  checkLanguage(options.language)
  const named = await namedHosts(options.host ?? [])
  const { hosts } = named
  const isDefault = paths.length === 0 && hosts.length === 0
  const clusters = [...(hosts.length > 0 ? [{ hosts }] : []), ...(isDefault ? configuredClusters(configured) : [])]
  const wanted = isDefault && clusters.length === 0 ? ['.'] : paths
  if (options.stdinFilename !== undefined && !wanted.includes('-')) {
    throw new UsageError(`--stdin-filename ${options.stdinFilename} names standard input, which is read only where "-" is given as a path`)
  }
  const found = await readPaths(wanted, options, settings)
  clusters.push(...found.clusters, ...asClusters(found.snapshots.map(({ hosts: collected }) => collected)))
  const snapshots = [...found.snapshots, ...named.opened, ...found.opened]
  const refused = [...found.refused, ...snapshots.flatMap(({ problems }) => [...problems])]
  const { files, folders, standardInput } = found
  if (files.length === 0 && clusters.length === 0 && refused.every(({ isIncomplete }) => isIncomplete !== true)) {
    throw new UsageError(`no files found in ${wanted.join(' ')}; known names are ${knownLanguages().flatMap(({ fileNames }) => fileNames).join(', ')}`)
  }
  // Links must not lead out of what was given; a file given by name may itself lie anywhere.
  const others = [...clusters.flatMap(cluster => cluster.hosts.map(({ root }) => root)), ...files.map(file => confinementOf(file, knownLanguages(), settings))]
  const roots = [...folders, ...new Set(others.map(path => (path === '' ? '.' : path)).filter(path => !folders.some(folder => isWithin(path, folder))))]
  const disk = { trustsModes: wanted.some(path => resolve(path) === '/'), isShortLived: true, roots, files: found.named }
  const request = { files, clusters, refused, ...(standardInput === undefined ? {} : { standardInput }) }
  if (snapshots.length === 0) return { ...request, fileSystem: watchedFileSystem(nodeFileSystem(disk)), disk }
  return { ...request, fileSystem: watchedFileSystem(mounted(nodeFileSystem(disk), snapshots)) }
}

/** The hosts of `--host`, and the archives that were opened for them. */
async function namedHosts(texts: readonly string[]): Promise<{ readonly hosts: readonly HostRequest[]; readonly opened: readonly SnapshotFolder[] }> {
  const opened: SnapshotFolder[] = []
  const hosts: HostRequest[] = []
  for (const text of texts) {
    const { name, path } = parseHost(text)
    const archive = isFolder(path) ? undefined : await openIfSnapshot(path, shownForm(path))
    if (archive !== undefined) opened.push(archive)
    hosts.push({ name, root: archive === undefined ? hostFolder(shownForm(path)) : onlyHostOf(archive, path).root, isNamed: true })
  }
  return { hosts, opened }
}

function configuredClusters(configured: LoadedSettings['clusters']): readonly ClusterRequest[] {
  return Object.entries(configured).map(([name, members]) => ({ name, hosts: Object.entries(members).map(([host, root]) => ({ name: host, root: existing(root), isNamed: true })) }))
}

/** What the paths of a command line lead to. */
interface FoundPaths {
  readonly files: FileRequest[]
  readonly clusters: ClusterRequest[]
  readonly refused: Refusal[]
  /** Files that were given by name. */
  readonly named: string[]
  readonly folders: string[]
  /** Archives and folders whose hosts are one cluster. */
  readonly snapshots: SnapshotFolder[]
  /** Archives whose hosts stand in `clusters`. */
  readonly opened: SnapshotFolder[]
  standardInput?: NonNullable<ReadRequest['standardInput']>
}

type Settings = LoadedSettings['settings']

async function readPaths(paths: readonly string[], options: RequestOptions, settings: Settings): Promise<FoundPaths> {
  const found: FoundPaths = { files: [], clusters: [], refused: [], named: [], folders: [], snapshots: [], opened: [] }
  for (const path of paths) {
    if (path === '-') {
      if (found.standardInput !== undefined) throw new UsageError('standard input can be read only once')
      const { encoding, ...file } = await standardInputFile(options)
      found.files.push(file)
      found.standardInput = { path: file.path, encoding }
      continue
    }
    const shown = shownForm(path)
    const snapshot = await openIfSnapshot(path, shown)
    if (snapshot !== undefined) found.snapshots.push(snapshot)
    else if (isFolder(path)) await readFolder(path, found, settings)
    else {
      found.files.push({ path: shown, ...(options.language === undefined ? {} : { language: options.language }) })
      found.named.push(shown)
    }
  }
  return found
}

/** Adds what lies in a folder. Hosts in folders and in tarballs that lie side by side are one cluster. */
async function readFolder(path: string, found: FoundPaths, settings: Settings): Promise<void> {
  found.folders.push(path)
  const fileSystem = watchedFileSystem(nodeFileSystem({ isShortLived: true, roots: [path] }))
  const { files, clusters, refused } = await discoverFolder(shownForm(path), { fileSystem, languages: knownLanguages(), settings })
  const beside = hostsBeside(clusters, shownForm(path))
  const archived: (readonly HostRequest[])[] = []
  for (const archive of clusters.length === 0 || beside !== undefined ? archivesIn(path) : []) {
    const one = await openIfSnapshot(archive, shownForm(archive))
    if (one === undefined) continue
    if (beside === undefined) found.snapshots.push(one)
    // Any other tarball may lie beside hosts; one that could be a host, but for what is wrong with it, is told.
    else if (one.hosts.length > 0 || one.problems.length > 1) {
      found.opened.push(one)
      archived.push(one.hosts)
    }
  }
  found.files.push(...files)
  found.clusters.push(...(beside === undefined || archived.length === 0 ? clusters : asClusters([beside.hosts, ...archived], beside)))
  found.refused.push(...refused)
}

/** Throws a `UsageError` where files would have to be changed inside a snapshot. */
export function refuseSnapshots(request: ReadRequest): void {
  if (request.disk !== undefined) return
  throw new UsageError('files inside an archive or a report cannot be changed: unpack it, and give the hosts\' folders')
}

/** Opens an archive, or a folder that a snapshot was unpacked to; nothing for any other path. */
async function openIfSnapshot(path: string, shown: string): Promise<SnapshotFolder | undefined> {
  if (isFolder(path)) {
    const { openSnapshotFolder } = await import('../node/snapshots/snapshot-folder.js')
    return openSnapshotFolder(watchedFileSystem(nodeFileSystem({ roots: [path] })), shown)
  }
  if (!isArchiveName(path)) return undefined
  const { openArchive } = await import('../node/snapshots/archive.js')
  return openArchive(resolve(path), shown)
}

/** The one cluster of a folder, where its hosts are folders in it. */
function hostsBeside(clusters: readonly ClusterRequest[], folder: string): ClusterRequest | undefined {
  const [only, ...others] = clusters
  return others.length === 0 && only?.hosts.every(({ root }) => root !== folder) === true ? only : undefined
}

/**
 * What lies side by side is one cluster, but for a snapshot of several hosts of which one is there already: it shows the same
 * cluster at another time. `first` is the cluster that the first ones belong to.
 */
function asClusters(collected: readonly (readonly HostRequest[])[], first: Omit<ClusterRequest, 'hosts'> = {}): readonly ClusterRequest[] {
  const names = new Set<string>()
  const together: HostRequest[] = []
  const apart: ClusterRequest[] = []
  for (const hosts of collected) {
    if (hosts.length > 1 && hosts.some(({ name }) => names.has(name))) apart.push({ hosts: uniquelyNamed(hosts) })
    else together.push(...hosts)
    for (const { name } of hosts) names.add(name)
  }
  return [...(together.length > 0 ? [{ ...first, hosts: uniquelyNamed(together) }] : []), ...apart]
}

/** Two snapshots may be of hosts of one name. */
function uniquelyNamed(hosts: readonly HostRequest[]): readonly HostRequest[] {
  const taken = new Set<string>()
  return hosts.map(host => {
    let name = host.name
    for (let count = 2; taken.has(name); count += 1) name = `${host.name}#${count}`
    taken.add(name)
    return name === host.name ? host : { ...host, name, isNamed: true }
  })
}

function isWithin(path: string, root: string): boolean {
  const folder = resolve(root)
  return resolve(path) === folder || resolve(path).startsWith(folder.endsWith('/') ? folder : `${folder}/`)
}

function checkLanguage(id: string | undefined): void {
  const ids = knownLanguages().map(language => language.id)
  if (id !== undefined && !ids.includes(id)) throw new UsageError(`--language ${id}: known are ${ids.join(', ')}`)
}

function parseHost(text: string): { readonly name: string; readonly path: string } {
  const at = text.indexOf('=')
  if (at < 1 || at === text.length - 1) throw new UsageError(`--host ${text}: expected NAME=DIR or NAME=ARCHIVE`)
  return { name: text.slice(0, at), path: text.slice(at + 1) }
}

/** A host's tree has one of these at its top. */
const treeFolders = ['etc', 'facts', 'sos_commands', 'proc', 'var']

function hostFolder(path: string): string {
  if (!isFolder(path)) throw new UsageError(`${path}: neither a folder nor an archive`)
  if (!treeFolders.some(name => existsSync(`${path}/${name}`))) throw new UsageError(`${path}: no host; a host has an "etc" folder`)
  return path
}

function onlyHostOf({ hosts }: SnapshotFolder, path: string): HostRequest {
  const [only, ...others] = hosts
  if (only === undefined) throw new UsageError(`${path}: no host is in it`)
  if (others.length > 0) throw new UsageError(`${path}: it holds ${hosts.length} hosts; give it as a path, without --host`)
  return only
}

/** The archives that lie in a folder, as they do where each host has sent one. */
function archivesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isFile() && isArchiveName(entry.name)).map(({ name }) => join(folder, name)).sort()
  } catch {
    return [] // That it cannot be listed is said already.
  }
}

function existing(folder: string): string {
  if (!isFolder(folder)) throw new UsageError(`${folder}: not a folder`)
  return folder
}

async function standardInputFile({ language, stdinFilename }: RequestOptions): Promise<FileRequest & { readonly encoding: 'utf8' | 'latin1' }> {
  if (language === undefined && stdinFilename === undefined) {
    throw new UsageError('standard input needs --language or --stdin-filename')
  }
  const path = stdinFilename ?? '<stdin>'
  if (language === undefined && recognise(path, knownLanguages()) === undefined) {
    throw new UsageError(`--stdin-filename ${path}: no language claims a file of this name; name one with --language`)
  }
  const content = decode(await readStandardInput())
  countInput(content.text.length)
  return { path, ...content, ...(language === undefined ? {} : { language }) }
}

/** Absolute paths stay so that `/etc/drbd.conf` is shown as the user wrote it. */
export function shownForm(path: string): string {
  return path.startsWith('/') ? path.replace(/(?<=.)\/+$/, '') : shownPath(resolve(path))
}
