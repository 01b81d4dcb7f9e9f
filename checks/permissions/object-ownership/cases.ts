import { defineCases } from '../../../src/kit/index.ts';

const signedIn = `
  from fastapi import Depends, HTTPException
  from fastapi.security import OAuth2PasswordBearer
  import jwt
  from .db import get_session
  from .models import User

  oauth2 = OAuth2PasswordBearer(tokenUrl="login")

  def get_current_user(token: str = Depends(oauth2), session=Depends(get_session)) -> User:
      try:
          claims = jwt.decode(token, settings.SECRET_KEY, algorithms=["HS256"])
      except jwt.PyJWTError:
          raise HTTPException(status_code=401)
      user = session.get(User, claims["sub"])
      if user is None:
          raise HTTPException(status_code=401)
      return user

  def require_admin(user: User = Depends(get_current_user)) -> User:
      if user.role != "admin":
          raise HTTPException(status_code=403)
      return user
`;

const main = `
  from fastapi import FastAPI
  from .orders import router
  app = FastAPI()
  app.include_router(router, prefix="/api/orders")
`;

const heads = `
  from fastapi import APIRouter, Depends, HTTPException
  from sqlmodel import select
  from .auth import get_current_user, require_admin
  from .db import get_session
  from .models import Order, User
  router = APIRouter()
`;

/** The handlers of one FastAPI application, from line 9 of the file on. */
const orders = (body: string): Record<string, string> => ({
  'app/main.py': main,
  'app/auth.py': signedIn,
  'app/orders.py': `${heads}\n${body}`,
});

export default defineCases([
  {
    name: 'passes where the query names the owner',
    files: orders(`
  @router.get("/{order_id}")
  def show(order_id: int, session=Depends(get_session), user: User = Depends(get_current_user)):
      order = session.exec(select(Order).where(Order.id == order_id, Order.owner_id == user.id)).first()
      if order is None:
          raise HTTPException(404)
      return order
    `),
    verdict: 'pass',
    says: /1 route that takes a record/,
  },
  {
    name: 'passes where the record is compared with the caller afterwards, and deleted only then',
    files: orders(`
  @router.delete("/{order_id}")
  def remove(order_id: int, session=Depends(get_session), user: User = Depends(get_current_user)):
      order = session.get(Order, order_id)
      if order.owner_id != user.id:
          raise HTTPException(403)
      session.delete(order)
      session.commit()
    `),
    verdict: 'pass',
  },
  {
    name: 'asks about a record that any signed-in user may name, listing the routes of one table together',
    files: orders(`
  @router.get("/{order_id}")
  def show(order_id: int, session=Depends(get_session), user: User = Depends(get_current_user)):
      return session.get(Order, order_id)

  @router.delete("/{order_id}")
  def remove(order_id: int, session=Depends(get_session), user: User = Depends(get_current_user)):
      order = session.get(Order, order_id)
      session.delete(order)
      session.commit()
    `),
    verdict: 'needs-review',
    findings: ['app/orders.py:11 high review'],
    says: /GET \/api\/orders\/\{order_id\}, DELETE \/api\/orders\/\{order_id\}: the caller names a record of "Order"/,
  },
  {
    name: 'follows a helper that is given the id',
    files: {
      ...orders(`
  from .crud import find_order

  @router.get("/{order_id}")
  def show(order_id: int, session=Depends(get_session), user: User = Depends(get_current_user)):
      return find_order(session, order_id)
    `),
      'app/crud.py': `
        from sqlmodel import select
        from .models import Order

        def find_order(session, key):
            return session.exec(select(Order).where(Order.id == key)).first()
      `,
    },
    verdict: 'needs-review',
    findings: ['app/crud.py:5 medium review'],
  },
  {
    name: 'leaves routes with a role test, those that nobody guards, and lists to other questions',
    files: orders(`
  @router.get("/{order_id}")
  def show(order_id: int, session=Depends(get_session), user: User = Depends(require_admin)):
      return session.get(Order, order_id)

  @router.put("/open/{order_id}")
  def change(order_id: int, session=Depends(get_session)):
      return session.get(Order, order_id)

  @router.get("/")
  def all_of_mine(limit: int = 20, session=Depends(get_session), user: User = Depends(get_current_user)):
      return session.exec(select(Order).limit(limit)).all()
    `),
    verdict: 'not-applicable',
  },
  {
    name: 'takes a record that the matrix gives to everybody for shared',
    files: {
      ...orders(`
  @router.get("/{order_id}")
  def show(order_id: int, session=Depends(get_session), user: User = Depends(get_current_user)):
      return session.get(Order, order_id)
    `),
      'readycheck.yaml': `
        readycheck: 1
        permissions:
          roles: {staff: All employees}
          matrix:
            orders: {see: everyone, edit: staff, delete: nobody}
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails where an admin SDK takes what the caller names',
    files: {
      'app.py': `
        from flask import Flask, request, abort
        from firebase_admin import auth, firestore
        app = Flask(__name__)
        db = firestore.client()

        def caller():
            try:
                return auth.verify_id_token(request.headers["Authorization"])
            except Exception:
                abort(401)

        @app.route("/notes/<note_id>", methods=["DELETE"])
        def remove(note_id):
            caller()
            db.collection("notes").document(note_id).delete()
            return "", 204
      `,
    },
    verdict: 'fail',
    findings: ['app.py:15 high'],
    says: /past the database's own rules/,
  },
  {
    name: 'asks about a body that is stored as it came',
    files: {
      'app.py': `
        from flask import Flask, request
        from flask_login import login_required
        from models import Note, db
        app = Flask(__name__)

        @app.post("/notes")
        @login_required
        def add():
            data = request.get_json()
            note = Note(**data)
            db.session.add(Note(**data))
            db.session.commit()
            return "", 201
      `,
    },
    verdict: 'needs-review',
    findings: ['app.py:11 high review'],
    says: /whole body is stored as a record of "Note"/,
  },
  {
    name: 'passes for a generic view whose queryset is the caller’s own',
    files: {
      'shop/settings.py': `
        from django.urls import reverse
        ROOT_URLCONF = "shop.urls"
        REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"]}
      `,
      'shop/urls.py': `
        from django.urls import include, path
        from rest_framework.routers import DefaultRouter
        from shop.views import OrderViewSet
        router = DefaultRouter()
        router.register("orders", OrderViewSet)
        urlpatterns = [path("api/", include(router.urls))]
      `,
      'shop/views.py': `
        from rest_framework import viewsets
        from shop.models import Order

        class OrderViewSet(viewsets.ModelViewSet):
            queryset = Order.objects.all()

            def get_queryset(self):
                return Order.objects.filter(owner=self.request.user)
      `,
    },
    verdict: 'pass',
    says: /3 routes/,
  },
  {
    name: 'passes for a membership that is looked up with the record, and answers 404 where there is none',
    files: {
      'shop/urls.py': `
        from django.urls import path
        from shop import views
        urlpatterns = [path("projects/<int:code>/", views.project)]
      `,
      'shop/views.py': `
        from django.contrib.auth.decorators import login_required
        from django.shortcuts import get_object_or_404, render
        from shop.models import Member, Project

        @login_required
        def project(request, code):
            project = get_object_or_404(Project, code=code)
            get_object_or_404(Member, project=project, user=request.user)
            return render(request, "project.html", {"project": project})
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'says which routes it could not follow',
    files: orders(`
  @router.get("/{order_id}")
  def show(order_id: int, user: User = Depends(get_current_user)):
      return warehouse.fetch(order_id)
    `),
    verdict: 'needs-review',
    findings: ['app/orders.py:10 medium review'],
    says: /could not be followed/,
  },
  {
    name: 'does not apply where nothing serves requests',
    files: { 'README.md': '# A library\n' },
    verdict: 'not-applicable',
  },
]);
