export { xmlLayoutDoubt as layoutDoubt } from '../../xml/layout-doubt.js'
