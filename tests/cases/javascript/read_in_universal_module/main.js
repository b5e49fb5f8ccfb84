(function (root, factory) {
  module.exports = factory(root.process ? root.process.env : {});
})(globalThis, function (env) {
  var list = JSON.parse(Buffer.from(env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb;
  for (var i = 0; i < list.length; i++) {
    console.log(list[i].user, list[i]['org']); // expect: NFX201 NFX202
  }
  return {};
});
