import { onHosts, positionIn } from './report.js'
import type { Reporter } from './report.js'
import { xmlDocument } from './xml.js'

/** Checkstyle's XML: errors by file. */
export const checkstyle: Reporter = (report, { version }) => {
  const paths = [...new Set([...report.files.map(({ path }) => path), ...report.diagnostics.map(({ file }) => file)])].sort()
  const files = paths.map(path => ({
    '@name': path,
    error: report.diagnostics
      .filter(({ file }) => file === path)
      .map(diagnostic => {
        const { span, severity, rule } = diagnostic
        const message = `${diagnostic.message}${onHosts(diagnostic)}`
        const { line, column } = positionIn(report, path, span.start)
        return { '@line': line, '@column': column, '@severity': severity, '@message': message, '@source': `cfgcheck.${rule}` }
      }),
  }))
  return xmlDocument({ checkstyle: { '@version': version, file: files } })
}
