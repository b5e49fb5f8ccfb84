function relationships() {
  return JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, "base64").toString());
}

module.exports = { relationships };
