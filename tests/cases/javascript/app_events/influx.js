module.exports = function (settings) {
  var handlers = {};
  var self = {
    on: function (name, handler) { handlers[name] = handler; return self; },
    start: function () {
      var ep = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString())[settings.relationship][0];
      self.name = ep.user + '/' + settings.user; // expect: NFX201
      handlers.ready();
    },
  };
  return self;
};
