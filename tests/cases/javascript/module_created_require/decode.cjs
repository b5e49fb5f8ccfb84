module.exports = (name) => JSON.parse(Buffer.from(process.env[name], 'base64').toString());
