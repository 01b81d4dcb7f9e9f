import { defineCases } from '../../../src/kit/index.ts';

const signIn = (how: string) => `readycheck: 1\npermissions: {sign_in: ${how}}\n`;

export default defineCases([
  {
    name: 'passes where passwords go through a function made for them',
    files: {
      'server/accounts.js': `
        import bcrypt from 'bcrypt';
        app.post('/register', async (req, res) => {
          const { email, password, confirmPassword } = req.body;
          if (password !== confirmPassword) return res.status(400).end();
          const hash = await bcrypt.hash(password, 12);
          await User.create({ email, password: hash });
        });
        app.post('/sign-in', async (req, res) => {
          const user = await User.findOne({ email: req.body.email });
          if (!(await bcrypt.compare(req.body.password, user.password))) return res.status(401).end();
        });
      `,
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'fails where a typed password is compared as it is: in code, in a query, in a helper',
    files: {
      'server/a.js': `
        app.post('/sign-in', async (req, res) => {
          const user = await findUser(req.body.email);
          if (user.password === req.body.password) res.json({ ok: true });
        });
      `,
      'server/b.js': 'User.findOne({ email: req.body.email, password: req.body.password });\n',
      'server/c.js':
        "db.query('SELECT id FROM users WHERE email = ? AND password = ?', [email, password]);\n",
      'server/d.js': "const { data } = await supabase.from('staff').select('id').eq('password', password);\n",
      'server/e.js': `
        // bcrypt.compare(fromForm, fromDb) would be better: password
        const checkPassword = (fromDb, fromForm) => fromDb === fromForm;
      `,
      'server/f.js': `
        schema.methods.comparePassword = function (candidate) {
          return candidate === this.password;
        };
      `,
      'server/g.js':
        "db.query(`SELECT id FROM users WHERE email = '${email}' AND password = '${password}'`);\n",
    },
    verdict: 'fail',
    findings: [
      'server/a.js:3 blocker',
      'server/b.js:1 blocker',
      'server/c.js:1 blocker',
      'server/d.js:1 blocker',
      'server/e.js:2 blocker',
      'server/f.js:2 blocker',
      'server/g.js:1 blocker',
    ],
    says: /compared with the stored one/,
  },
  {
    name: 'fails where a password is written as it was typed',
    files: {
      'server/a.js':
        "app.post('/r', (req) => User.create({ email: req.body.email, password: req.body.password }));\n",
      'server/b.js': `
        async function register(email, password) {
          const account = { email, password };
          await usersCollection.insertOne(account);
        }
      `,
      'server/c.js':
        "pool.query('INSERT INTO users (email, password) VALUES ($1, $2)', [email, password]);\n",
      'server/d.js': 'await prisma.user.create({ data: { email, password } });\n',
      'server/e.js': `
        async function change(user, req) {
          user.password = req.body.password;
          await user.save();
        }
      `,
      'src/f.ts': "await supabase.from('staff').insert({ email, password });\n",
    },
    verdict: 'fail',
    findings: [
      'server/a.js:1 blocker',
      'server/b.js:3 blocker',
      'server/c.js:1 blocker',
      'server/d.js:1 blocker',
      'server/e.js:2 blocker',
      'src/f.ts:1 blocker',
    ],
  },
  {
    name: 'fails for a fast hash, also through a function of the team',
    files: {
      'lib/hashing.ts':
        "export const digest = (text: string) => crypto.createHash('sha256').update(text).digest('hex');\n",
      'lib/user.ts': "this.setDataValue('password', digest(newPassword));\n",
      'lib/login.ts': "const sum = crypto.createHash('md5').update(password + salt).digest('hex');\n",
      'src/browser.js': 'const shown = CryptoJS.SHA256(password).toString();\n',
      'api/users.py': `
        import hashlib
        def save(body):
            body["password"] = hashlib.sha1(body["password"].encode()).hexdigest()
      `,
    },
    verdict: 'fail',
    findings: [
      'api/users.py:3 blocker',
      'lib/login.ts:1 blocker',
      'lib/user.ts:1 blocker',
      'src/browser.js:1 blocker',
    ],
    says: /made to be fast/,
  },
  {
    name: 'fails in Python: comparison, model, dictionary, query',
    files: {
      'app/login.py': `
        def login(data):
            user = User.query.filter_by(email=data["email"]).first()
            if user and data.get("password") == user.password:
                return user
      `,
      'app/models.py': `
        class User(db.Model):
            password = db.Column(db.String(128))
            def __init__(self, email, password):
                self.password = password
      `,
      'app/register.py': `
        def register(request):
            user = User(email=request.form["email"], password=request.form["password"])
            db.session.add(user)
      `,
      'app/mongo.py': 'users.insert_one({"email": email, "password": password})\n',
      'app/sql.py': `cursor.execute(f"SELECT * FROM users WHERE name = '{name}' AND password = '{password}'")\n`,
    },
    verdict: 'fail',
    findings: [
      'app/login.py:3 blocker',
      'app/models.py:4 blocker',
      'app/mongo.py:1 blocker',
      'app/register.py:2 blocker',
      'app/sql.py:1 blocker',
    ],
  },
  {
    name: 'allows what a hook of the model hashes, and what frameworks hash by themselves',
    files: {
      'models/user.js': `
        const bcrypt = require('bcryptjs');
        userSchema.pre('save', async function () {
          this.password = await bcrypt.hash(this.password, 10);
        });
      `,
      'routes/users.js':
        "router.post('/', async (req) => User.create({ email: req.body.email, password: req.body.password }));\n",
      'site/views.py': `
        from django.contrib.auth.models import User
        def register(request):
            User.objects.create_user(username=request.POST["name"], password=request.POST["password"])
      `,
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'asks where a password is written as typed and something else may hash it, or where it is for show',
    files: {
      'lib/hash.js': "const argon2 = require('argon2');\nexports.make = (text) => argon2.hash(text);\n",
      'routes/users.js':
        "router.post('/', async (req) => User.create({ email: req.body.email, password: req.body.password }));\n",
      'src/mock-users.js': 'users.find((user) => user.password === password);\n',
    },
    verdict: 'needs-review',
    findings: ['routes/users.js:1 blocker review', 'src/mock-users.js:1 blocker review'],
  },
  {
    name: 'fails against a manifest that says who keeps the passwords',
    files: {
      'readycheck.yaml': signIn('supabase'),
      'src/f.ts': "await supabase.from('staff').insert({ email, password });\n",
    },
    verdict: 'fail',
    findings: ['src/f.ts:1 blocker contradiction'],
    says: /supabase keeps the passwords/,
  },
  {
    name: 'does not take these for passwords that are kept',
    files: {
      'src/form.tsx': `
        if (form.password !== form.confirmPassword) setError('no match');
        if (user.password === user.repeatPassword) next();
        await supabase.auth.signUp({ email, password });
        await api.users.create({ email, password });
        await axios.post('/login', { email, password });
        const sum = crypto.createHash('sha256').update(fileContent).digest('hex');
        const icon = md5(email);
        await prisma.user.findUnique({ where: { id }, select: { id: true, password: includePassword } });
        const key = crypto.createHash('sha256').update(process.env.PASSWORD).digest();
        if (config.password === '') throw new Error('no password is set');
      `,
      'src/leaked.ts': `
        async function isPwned(password: string) {
          const sum = crypto.createHash('sha1').update(password).digest('hex');
          return ask('https://api.pwnedpasswords.com/range/' + sum.slice(0, 5));
        }
      `,
      'app/devices.py': 'devices.insert_one({"ip": ip, "ssh": {"password": password}})\n',
      'app/auth.py': 'def same(self, other):\n    return self.password == getattr(other, "password", None)\n',
    },
    verdict: 'not-applicable',
  },
  {
    name: 'does not apply where an identity provider keeps the passwords',
    files: {
      'src/sign-in.ts': `
        import { getAuth, signInWithEmailAndPassword } from 'firebase/auth';
        await signInWithEmailAndPassword(getAuth(), email, password);
      `,
    },
    verdict: 'not-applicable',
    says: /kept by Firebase/,
  },
  {
    name: 'asks where the manifest says that the tool keeps them and nothing is seen',
    files: { 'readycheck.yaml': signIn('own'), 'server.js': "console.log('started');\n" },
    verdict: 'needs-review',
    findings: ['- blocker review'],
  },
  {
    name: 'looks for the names of such functions in other languages, and asks where there is none',
    files: {
      'app/Login.php':
        "<?php\n// password_verify\nif ($user->password == $_POST['password']) { echo 'in'; }\n",
    },
    verdict: 'needs-review',
    findings: ['app/Login.php:3 blocker review'],
  },
  {
    name: 'passes with such a function in another language',
    files: { 'app/models/user.rb': 'class User < ApplicationRecord\n  has_secure_password\nend\n' },
    verdict: 'pass',
    findings: [],
  },
]);
