import { blank, stars } from '../../../src/secrets/sed.js'
import { secretOptions } from './vocabulary.js'

/** The same as `masks`, for the script of `collect`. */
export const collectMasks: readonly string[] = secretOptions.map(option => `s/\\(${option}${blank}\\{1,\\}\\).*/\\1${stars}/`)
