module.exports = () => ({ locals: {}, use() {}, get() {} });
