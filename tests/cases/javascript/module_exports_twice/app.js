const rels = require('./rels');
exports = module.exports = createApp;
function createApp({ name }) { return rels.get(name); }
