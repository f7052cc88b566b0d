import { docsOf } from '../diagnostics/documentation.js'
import { onHosts, positionIn, reasonsOf } from './report.js'
import type { Reporter } from './report.js'
import { xmlDocument } from './xml.js'

/** JUnit's XML: a suite a file, a case a finding; a file without findings is one passed case. */
export const junit: Reporter = report => {
  const paths = [...new Set([...report.files.map(({ path }) => path), ...report.diagnostics.map(({ file }) => file)])].sort()
  const suites = paths.map(path => {
    const found = report.diagnostics.filter(({ file }) => file === path)
    const failures = found.filter(({ severity }) => severity !== 'info').length
    const cases = found.map(diagnostic => {
      const { span, severity, rule } = diagnostic
      const message = `${diagnostic.message}${onHosts(diagnostic)}`
      const { line, column } = positionIn(report, path, span.start)
      const { why, help } = reasonsOf(report, diagnostic)
      const body = [`${path}:${line}:${column} ${severity} ${message}`, why, help, docsOf(rule)].filter(part => part !== '').join('\n')
      const outcome = severity === 'info' ? { 'system-out': body } : { failure: { '@type': severity, '@message': message, '#text': body } }
      return { '@classname': path, '@name': `${rule}:${line}:${column}`, ...outcome }
    })
    const passed = [{ '@classname': path, '@name': 'cfgcheck' }]
    return {
      '@name': path,
      '@tests': Math.max(1, found.length),
      '@failures': failures,
      '@errors': 0,
      testcase: cases.length === 0 ? passed : cases,
    }
  })
  return xmlDocument({ testsuites: { '@name': 'cfgcheck', testsuite: suites } })
}
